import {
  type Age,
  type ChildFacts,
  type Place,
  type ValueType,
  childPlace,
  childrenOf,
  elementsThatHold,
  newestDescribed,
  placeInside,
  rootPlace,
} from "../catalog/libvirt-schema.js";
import { type Target, atLeast } from "../catalog/versions.js";
import type { TextEdit } from "../text/span.js";
import type { XmlAttribute, XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import type {
  MissingElement,
  SchemaProblem,
  UnknownAttribute,
  UnknownElement,
  UnknownValue,
} from "./schema-problem.js";
import { isPlaceholder, likelyName, likelyValue } from "./schema-words.js";
import { attributeOf, contentOf } from "./written.js";

/**
 * Compares a domain with libvirt's schema, as far as names, values and required children go. Silent about foreign
 * namespaces, template placeholders, what is being typed, and whatever a libvirt may have brought that is newer than
 * the newest described one.
 */
export function schemaProblems(domain: Domain, target: Target): readonly SchemaProblem[] {
  const last = lastProblems.get(domain);
  if (last !== undefined && last.libvirt === target.libvirt) return last.problems;
  const root = rootPlace(domain.element);
  const check = new SchemaCheck(domain.document.text, target.libvirt, { corrects: true });
  const problems = root === undefined ? [] : [...check.inside(root)];
  lastProblems.set(domain, { libvirt: target.libvirt, problems });
  return problems;
}

/** Several rules ask about the same domain, one after the other. */
const lastProblems = new WeakMap<
  Domain,
  { readonly libvirt: string | undefined; readonly problems: readonly SchemaProblem[] }
>();

class SchemaCheck {
  readonly #text: string;
  readonly #libvirt: string | undefined;
  /** The target may know more than anything that is described. */
  readonly #isNewer: boolean;
  readonly #corrects: boolean;

  constructor(text: string, libvirt: string | undefined, { corrects }: { corrects: boolean }) {
    this.#text = text;
    this.#libvirt = libvirt;
    this.#isNewer = libvirt !== undefined && !atLeast(newestDescribed, libvirt);
    this.#corrects = corrects;
  }

  accepts(place: Place): boolean {
    const first = this.inside(place)[Symbol.iterator]().next();
    return first.done === true;
  }

  /** Walks without recursion: nesting may be deeper than the call stack. */
  *inside(root: Place): Iterable<SchemaProblem> {
    const pending = [root];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (place.facts.open) continue;
      yield* this.#attributes(place);
      yield* this.#content(place);
      const children = place.element.children.map((child) => ({
        child,
        found: isPlaceholder(child.name) ? "foreign" : childPlace(place, child),
      }));
      let isRecognised = true;
      for (const { child, found } of children.reverse()) {
        if (typeof found === "object" && this.#knows(found.age)) {
          pending.push(found);
          continue;
        }
        isRecognised = false;
        if (found === "foreign") continue;
        yield* this.#unknownElement(place, child, found === "unknown" ? undefined : found.age);
      }
      if (isRecognised) yield* this.#missing(place);
    }
  }

  *#attributes(place: Place): Iterable<SchemaProblem> {
    const { element, facts } = place;
    for (const attribute of element.attributes) {
      const { name, intact } = attribute;
      if (!intact || name === "xmlns" || name.includes(":") || isPlaceholder(name)) continue;
      const known = facts.attributes.get(name);
      if (known !== undefined && this.#knows(known.age)) {
        const written = attributeOf(element, name);
        if (written !== undefined) yield* this.#value(known.type, written, element, name);
      } else {
        yield* this.#unknownAttribute(place, attribute, known?.age);
      }
    }
  }

  *#content({ element, facts }: Place): Iterable<SchemaProblem> {
    const written = contentOf(element, this.#text);
    if (written === undefined || facts.text === undefined) return;
    yield* this.#value(facts.text, written, element, undefined);
  }

  *#unknownElement(parent: Place, element: XmlElement, age: Age): Iterable<UnknownElement> {
    const siblings = new Set(parent.element.children.map(({ name }) => name));
    const known = [...childrenOf(parent)].filter(([, child]) => this.#knows(child.age));
    const free = new Map(known.filter(([name, child]) => child.repeated || !siblings.has(name)));
    const likely = age === undefined ? likelyName(element.name, [...free.keys()]) : undefined;
    if (this.#isNewer && likely === undefined) return;
    const child = free.get(likely ?? "");
    yield {
      kind: "unknown-element",
      span: element.nameSpan,
      element,
      parent: parent.element,
      age,
      allowed: known.map(([name]) => name),
      likely,
      homes: age === undefined && likely === undefined ? elementsThatHold(element.name) : [],
      correction:
        this.#corrects && likely !== undefined && child !== undefined
          ? this.#renaming(parent, element, likely, child)
          : undefined,
    };
  }

  /** Both tags, where everything inside is as libvirt has it under the other name. */
  #renaming(
    parent: Place,
    element: XmlElement,
    name: string,
    child: ChildFacts,
  ): readonly TextEdit[] | undefined {
    const check = new SchemaCheck(this.#text, this.#libvirt, { corrects: false });
    if (!check.accepts(placeInside(parent, element, child))) return undefined;
    const edits = [{ span: element.nameSpan, newText: name }];
    if (element.selfClosing) return edits;
    if (element.endTagSpan === undefined) return undefined;
    const start = element.endTagSpan.start + "</".length;
    return [...edits, { span: { start, end: start + element.name.length }, newText: name }];
  }

  *#unknownAttribute(place: Place, attribute: XmlAttribute, age: Age): Iterable<UnknownAttribute> {
    const { element, facts } = place;
    const known = [...facts.attributes].filter(([, item]) => this.#knows(item.age));
    const free = known.filter(([name]) => attributeOf(element, name) === undefined);
    const homes = [...childrenOf(place)].flatMap(([name, child]) =>
      child.facts.attributes.has(attribute.name) ? [name] : [],
    );
    const likely =
      age === undefined && homes.length === 0
        ? likelyName(
            attribute.name,
            free.map(([name]) => name),
          )
        : undefined;
    if (this.#isNewer && likely === undefined) return;
    const type = facts.attributes.get(likely ?? "")?.type;
    const fits = type !== undefined && this.#allows(type, attribute.value);
    yield {
      kind: "unknown-attribute",
      span: attribute.nameSpan,
      attribute,
      element,
      age,
      allowed: known.map(([name]) => name),
      likely,
      homes: age === undefined ? homes : [],
      correction:
        likely !== undefined && fits ? [{ span: attribute.nameSpan, newText: likely }] : undefined,
    };
  }

  *#value(
    type: ValueType,
    { value, span }: Written,
    element: XmlElement,
    attribute: string | undefined,
  ): Iterable<UnknownValue> {
    if (this.#allows(type, value)) return;
    const known = [...type.values].flatMap(([word, age]) => (this.#knows(age) ? [word] : []));
    const likely = likelyValue(value, known);
    if (isPlaceholder(value) && likely?.toLowerCase() !== value.toLowerCase()) return;
    const age = type.values.get(collapsed(value));
    if (this.#isNewer && likely === undefined) return;
    yield {
      kind: "unknown-value",
      span,
      value,
      attribute,
      element,
      age,
      allowed: known,
      likely: age === undefined ? likely : undefined,
      numbers: type.integer,
      correction:
        age === undefined && likely !== undefined && value !== ""
          ? [{ span, newText: likely }]
          : undefined,
    };
  }

  /** A domain's own name and the like are left to libvirt, whose message about those is clear. */
  *#missing({ element, facts }: Place): Iterable<MissingElement> {
    if (element.name === "domain") return;
    const isFinished = element.selfClosing || element.endTagSpan !== undefined;
    if (!isFinished || element.text.trim() !== "") return;
    const present = new Set(element.children.map(({ name }) => name));
    for (const [name, child] of facts.children) {
      if (!child.required || !this.#knows(child.age) || present.has(name)) continue;
      yield { kind: "missing-element", span: element.nameSpan, element, name };
    }
  }

  #knows(age: Age): boolean {
    return (
      age === undefined || this.#libvirt === undefined || !atLeast(age.absentIn, this.#libvirt)
    );
  }

  /** A number in another base than ten is left to libvirt, whose parser takes some that its schema does not. */
  #allows(type: ValueType, value: string): boolean {
    const { values, integer, open } = type;
    const word = collapsed(value);
    if (open) return true;
    if (values.has(word) && this.#knows(values.get(word))) return true;
    if (integer === undefined) return false;
    if (/^0x[0-9a-f]+$/i.test(word)) return true;
    if (!/^[+-]?\d{1,40}$/.test(word)) return false;
    const number = BigInt(word.replace("+", ""));
    return number >= (integer.min ?? number) && number <= (integer.max ?? number);
  }
}

/** As a schema compares: white space around a value does not count. */
function collapsed(value: string): string {
  return value.trim().replaceAll(/\s+/g, " ");
}
