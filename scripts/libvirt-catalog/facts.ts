import type { ElementPattern, Facets, Grammar, Pattern } from "./relax-ng.js";

/** What one pattern of a schema allows inside an element, whatever the order. */
export interface Facts {
  readonly attributes: ReadonlyMap<
    string,
    { readonly type: ValueType; readonly required: boolean }
  >;
  readonly children: ReadonlyMap<string, ChildFacts>;
  /** Of the element's own text; undefined where the schema has none. */
  readonly text: ValueType | undefined;
  /** Takes names that the schema does not list. */
  readonly open: boolean;
}

export interface ChildFacts {
  /** One name may stand for several patterns, such as a <source> for each type of disk. */
  readonly patterns: ReadonlySet<ElementPattern>;
  readonly required: boolean;
  /** May stand there more than once. */
  readonly repeated: boolean;
}

export interface ValueType {
  readonly values: ReadonlySet<string>;
  /** Whole numbers are allowed, in this range. */
  readonly integer: IntegerRange | undefined;
  /** Regular expressions for numbers and addresses; each takes the whole value. */
  readonly forms: ReadonlySet<string>;
  /** Takes more than all that says: any text, or text of a form that is not told here. */
  readonly open: boolean;
}

export interface IntegerRange {
  readonly min: bigint | undefined;
  readonly max: bigint | undefined;
}

/** Reads facts out of one grammar. */
export class FactReader {
  readonly #grammar: Grammar;
  readonly #known = new Map<ElementPattern, Facts>();

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  /** The elements that a document may have as its root. */
  roots(): ReadonlyMap<string, ChildFacts> {
    return this.#facts(this.#grammar.start).children;
  }

  of(element: ElementPattern): Facts {
    let facts = this.#known.get(element);
    if (facts === undefined) {
      facts = this.#facts(element.content);
      this.#known.set(element, facts);
    }
    return facts;
  }

  #facts(pattern: Pattern): Facts {
    switch (pattern.kind) {
      case "ref":
        return this.#facts(this.#definition(pattern.name));
      case "optional":
        return this.#isPossible(pattern.part) ? optional(this.#facts(pattern.part)) : nothing;
      case "many":
        return many(this.#facts(pattern.part));
      case "all":
        return pattern.parts.map((part) => this.#facts(part)).reduce(both, nothing);
      case "choice":
        return pattern.parts
          .filter((part) => this.#isPossible(part))
          .map((part) => this.#facts(part))
          .reduce(either);
      case "element":
        if (pattern.name === "any") return { ...nothing, open: true };
        return {
          ...nothing,
          children: new Map([
            [
              qualified(pattern.name),
              { patterns: new Set([pattern]), required: true, repeated: false },
            ],
          ]),
        };
      case "attribute":
        if (pattern.name === "any") return { ...nothing, open: true };
        return {
          ...nothing,
          attributes: new Map([
            [
              qualified(pattern.name),
              { type: this.#valueType(pattern.content) ?? anyText, required: true },
            ],
          ]),
        };
      case "value":
      case "data":
      case "text":
        return { ...nothing, text: this.#valueType(pattern) };
      case "empty":
      case "notAllowed":
        return nothing;
    }
  }

  /** False for what contains `notAllowed` where it cannot be left out: the schema keeps such places for itself. */
  #isPossible(pattern: Pattern, within = new Set<string>()): boolean {
    switch (pattern.kind) {
      case "notAllowed":
        return false;
      case "all":
        return pattern.parts.every((part) => this.#isPossible(part, within));
      case "choice":
        return pattern.parts.some((part) => this.#isPossible(part, within));
      case "element":
      case "attribute":
        return this.#isPossible(pattern.content, within);
      case "many":
        return this.#isPossible(pattern.part, within);
      case "ref": {
        if (within.has(pattern.name)) return true;
        const inside = new Set(within).add(pattern.name);
        return this.#isPossible(this.#definition(pattern.name), inside);
      }
      default:
        return true;
    }
  }

  #definition(name: string): Pattern {
    const found = this.#grammar.defines.get(name);
    if (found === undefined) throw new Error(`<ref name="${name}"> to nothing`);
    return found;
  }

  #valueType(pattern: Pattern): ValueType | undefined {
    switch (pattern.kind) {
      case "ref":
        return this.#valueType(this.#definition(pattern.name));
      case "choice":
        return pattern.parts.map((part) => this.#valueType(part)).reduce(eitherType, undefined);
      case "optional":
        return eitherType(this.#valueType(pattern.part), oneValue(""));
      case "value":
        return oneValue(pattern.value);
      case "empty":
        return oneValue("");
      case "notAllowed":
        return undefined;
      case "data":
        return dataType(pattern.type, pattern.facets);
      default:
        return anyText;
    }
  }
}

const noValue: ValueType = {
  values: new Set(),
  integer: undefined,
  forms: new Set(),
  open: false,
};
const anyText: ValueType = { ...noValue, open: true };
const nothing: Facts = {
  attributes: new Map(),
  children: new Map(),
  text: undefined,
  open: false,
};

function oneValue(value: string): ValueType {
  return { ...noValue, values: new Set([value]) };
}

function qualified(name: { readonly local: string; readonly namespace: string }): string {
  return name.namespace === "" ? name.local : `{${name.namespace}}${name.local}`;
}

function optional(facts: Facts): Facts {
  return either(facts, nothing);
}

function many(facts: Facts): Facts {
  return {
    ...facts,
    children: new Map(
      [...facts.children].map(([name, child]) => [name, { ...child, repeated: true }]),
    ),
  };
}

/** What two parts allow that stand side by side: one of them requires it, or both may bring it. */
function both(a: Facts, b: Facts): Facts {
  return merge(a, b, {
    required: (first, second) => first === true || second === true,
    repeated: () => true,
  });
}

/** What two variants allow together; only what both require is required. */
export function either(a: Facts, b: Facts): Facts {
  return merge(a, b, {
    required: (first, second) => first === true && second === true,
    repeated: (first, second) => first || second,
  });
}

interface Merging {
  required(a: boolean | undefined, b: boolean | undefined): boolean;
  /** Asked for children that both sides have. */
  repeated(a: boolean, b: boolean): boolean;
}

function merge(a: Facts, b: Facts, merging: Merging): Facts {
  return {
    attributes: mergeMaps(a.attributes, b.attributes, (first, second) => ({
      type: eitherType(first?.type, second?.type) ?? anyText,
      required: merging.required(first?.required, second?.required),
    })),
    children: mergeMaps(a.children, b.children, (first, second) => ({
      patterns: new Set([...(first?.patterns ?? []), ...(second?.patterns ?? [])]),
      required: merging.required(first?.required, second?.required),
      repeated:
        first === undefined || second === undefined
          ? (first ?? second)?.repeated === true
          : merging.repeated(first.repeated, second.repeated),
    })),
    text: eitherType(a.text, b.text),
    open: a.open || b.open,
  };
}

function mergeMaps<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
  combine: (a: Value | undefined, b: Value | undefined) => Value,
): ReadonlyMap<string, Value> {
  const names = new Set([...a.keys(), ...b.keys()]);
  return new Map([...names].map((name) => [name, combine(a.get(name), b.get(name))]));
}

function eitherType(a: ValueType | undefined, b: ValueType | undefined): ValueType | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    values: new Set([...a.values, ...b.values]),
    integer: eitherRange(a.integer, b.integer),
    forms: new Set([...a.forms, ...b.forms]),
    open: a.open || b.open,
  };
}

export function eitherRange(
  a: IntegerRange | undefined,
  b: IntegerRange | undefined,
): IntegerRange | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    min: a.min === undefined || b.min === undefined ? undefined : a.min < b.min ? a.min : b.min,
    max: a.max === undefined || b.max === undefined ? undefined : a.max > b.max ? a.max : b.max,
  };
}

const integerTypes: ReadonlyMap<string, IntegerRange> = new Map([
  ["integer", { min: undefined, max: undefined }],
  ["positiveInteger", { min: 1n, max: undefined }],
  ["nonNegativeInteger", { min: 0n, max: undefined }],
  ["short", { min: -(2n ** 15n), max: 2n ** 15n - 1n }],
  ["int", { min: -(2n ** 31n), max: 2n ** 31n - 1n }],
  ["long", { min: -(2n ** 63n), max: 2n ** 63n - 1n }],
  ["unsignedShort", { min: 0n, max: 2n ** 16n - 1n }],
  ["unsignedInt", { min: 0n, max: 2n ** 32n - 1n }],
  ["unsignedLong", { min: 0n, max: 2n ** 64n - 1n }],
]);

function dataType(type: string, facets: Facets): ValueType {
  const { pattern, except, minInclusive, maxInclusive, ...others } = facets;
  const range = integerTypes.get(type);
  const isNumber = pattern === undefined || /^-?\[0-9\](\+|\{1,\d+\})$/.test(pattern);
  if (range !== undefined && isNumber && except === undefined && isEmpty(others)) {
    const integer = {
      min: minInclusive === undefined ? range.min : BigInt(minInclusive),
      max: maxInclusive === undefined ? range.max : BigInt(maxInclusive),
    };
    return { ...noValue, integer };
  }
  if (pattern === undefined || except !== undefined) return anyText;
  const alternatives = literalAlternatives(pattern);
  if (alternatives !== undefined) return { ...noValue, values: new Set(alternatives) };
  return range === undefined && isOfDigits(pattern)
    ? { ...noValue, forms: new Set([pattern]) }
    : anyText;
}

/**
 * True for patterns of nothing but digits, hexadecimal ones included, and what stands between them: numbers, UUIDs, MAC
 * and IP addresses. libvirt is as strict about those as its schema; about names, paths and lists of CPUs it is not.
 */
function isOfDigits(pattern: string): boolean {
  return /^(?:[0-9a-fA-Fx()[\]{}:|?+*-]|,(?=\d*\})|\\[.-])+$/.test(pattern);
}

/** The words of a pattern such as `(vepa|bridge)` or `(tcp)|(udp)`; undefined for any other pattern. */
function literalAlternatives(pattern: string): readonly string[] | undefined {
  const words = /^\(\w+(\|\w+)*\)$/.test(pattern)
    ? pattern.slice(1, -1).split("|")
    : pattern.split("|").map((word) => /^\((\w+)\)$/.exec(word)?.[1]);
  return words.every((word) => word !== undefined) ? words : undefined;
}

function isEmpty(table: Facets): boolean {
  return Object.keys(table).length === 0;
}
