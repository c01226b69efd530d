import {
  type Facts,
  FactReader,
  type IntegerRange,
  type ValueType,
  either,
  eitherRange,
} from "./facts.js";
import type { ElementPattern, Grammar } from "./relax-ng.js";

/** What one or more elements of a document may hold, over all described versions. */
export interface State {
  readonly attributes: ReadonlyMap<string, Known & { readonly type: TypeOverTime }>;
  readonly children: ReadonlyMap<
    string,
    Known & { readonly repeated: boolean; readonly state: State }
  >;
  readonly text: TypeOverTime | undefined;
  readonly open: boolean;
}

export interface Known {
  /** Index of the first described version that has the name; 0 when it is as old as what it stands in. */
  readonly since: number;
  /** Required by every version that has the element it stands in. */
  readonly required: boolean;
}

export interface TypeOverTime extends Omit<ValueType, "values"> {
  readonly values: ReadonlyMap<string, number>;
}

/** The patterns that a place of a document may match, for each described version; no patterns where it has no such place. */
type Place = readonly ReadonlySet<ElementPattern>[];

/**
 * Follows the schemas of several versions in step, oldest first, from the root named `root`.
 * A state is made for each set of patterns that the names on a path can stand for, so every order of elements and every
 * combination of variants is taken in: what no variant knows is unknown.
 */
export class StateBuilder {
  readonly #readers: readonly FactReader[];
  readonly #states = new Map<string, State>();
  readonly #ids = new Map<ElementPattern, number>();

  constructor(grammars: readonly Grammar[]) {
    this.#readers = grammars.map((grammar) => new FactReader(grammar));
  }

  root(name: string): State {
    return this.#state(
      this.#readers.map((reader) => reader.roots().get(name)?.patterns ?? new Set()),
    );
  }

  #state(place: Place): State {
    const key = place.map((patterns) => this.#key(patterns)).join("|");
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const children = new Map<string, Known & { repeated: boolean; state: State }>();
    const facts = place.map((patterns, version) => this.#facts(patterns, version));
    const state: State = {
      attributes: attributes(facts),
      children,
      text: typeOverTime(facts.map((item) => item?.text)),
      open: facts.some((item) => item?.open === true),
    };
    // Registered before its children are made: elements may contain themselves.
    this.#states.set(key, state);
    for (const name of names(facts, (item) => item.children)) {
      const each = facts.map((item) => item?.children.get(name));
      children.set(name, {
        ...knownSince(facts, each),
        repeated: each.some((child) => child?.repeated === true),
        state: this.#state(each.map((child) => child?.patterns ?? new Set())),
      });
    }
    return state;
  }

  #facts(patterns: ReadonlySet<ElementPattern>, version: number): Facts | undefined {
    const reader = this.#readers[version];
    if (reader === undefined || patterns.size === 0) return undefined;
    return [...patterns].map((pattern) => reader.of(pattern)).reduce(either);
  }

  #key(patterns: ReadonlySet<ElementPattern>): string {
    return [...patterns]
      .map((pattern) => {
        const id = this.#ids.get(pattern) ?? this.#ids.size;
        this.#ids.set(pattern, id);
        return id;
      })
      .sort((a, b) => a - b)
      .join(",");
  }
}

type FactsOverTime = readonly (Facts | undefined)[];

function attributes(facts: FactsOverTime): State["attributes"] {
  return new Map(
    names(facts, (item) => item.attributes).map((name) => {
      const each = facts.map((item) => item?.attributes.get(name));
      const type = typeOverTime(each.map((attribute) => attribute?.type));
      if (type === undefined) throw new Error(`No version has the attribute ${name}`);
      return [name, { ...knownSince(facts, each), type }];
    }),
  );
}

function names(
  facts: FactsOverTime,
  table: (facts: Facts) => ReadonlyMap<string, unknown>,
): readonly string[] {
  const all = facts.flatMap((item) => (item === undefined ? [] : [...table(item).keys()]));
  return [...new Set(all)].sort();
}

/** `each` is what every version has under one name, in the place that `facts` describes. */
function knownSince(
  facts: FactsOverTime,
  each: readonly ({ readonly required: boolean } | undefined)[],
): Known {
  const first = each.findIndex((item) => item !== undefined);
  return {
    since: first === firstVersion(facts) ? 0 : first,
    required: each.every(
      (item, version) => facts[version] === undefined || item?.required === true,
    ),
  };
}

function firstVersion(each: readonly unknown[]): number {
  return each.findIndex((item) => item !== undefined);
}

function typeOverTime(types: readonly (ValueType | undefined)[]): TypeOverTime | undefined {
  const first = firstVersion(types);
  if (first === -1) return undefined;
  const values = new Map<string, number>();
  for (const [version, type] of types.entries()) {
    for (const value of type?.values ?? []) {
      if (!values.has(value)) values.set(value, version === first ? 0 : version);
    }
  }
  return {
    values: new Map([...values].sort(([a], [b]) => (a < b ? -1 : 1))),
    integer: types
      .map((type) => type?.integer)
      .reduce<IntegerRange | undefined>(eitherRange, undefined),
    forms: new Set(types.flatMap((type) => [...(type?.forms ?? [])])),
    open: types.some((type) => type?.open === true),
  };
}
