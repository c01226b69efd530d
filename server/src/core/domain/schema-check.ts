import {
  type Age,
  type ChildFacts,
  type Place,
  type ValueType,
  childPlace,
  childrenOf,
  devicePlace,
  elementsThatHold,
  newestDescribed,
  placeInside,
  rootPlace,
} from "../catalog/libvirt-schema.js";
import { exactAge, exactAges } from "../catalog/libvirt-since.js";
import { type Target, atLeast } from "../catalog/versions.js";
import type { TextEdit } from "../text/span.js";
import type { XmlAttribute, XmlElement } from "../xml/tree.js";
import type { LibvirtDocument } from "./document.js";
import type { Written } from "./domain.js";
import type { SchemaProblem } from "./schema-problem.js";
import { isPlaceholder, likelyName, likelyValue } from "./schema-words.js";
import { attributeOf, contentOf } from "./written.js";

/** The part of the model that the schema speaks of. */
type Document = Pick<LibvirtDocument, "document" | "element" | "kind">;

/**
 * Compares a document with libvirt's schema, as far as names, values and required children go. Silent about foreign
 * namespaces, template placeholders, what is being typed, and whatever a libvirt may have brought that is newer than
 * the newest described one.
 */
export function schemaProblems(domain: Document, target: Target): readonly SchemaProblem[] {
  const last = lastProblems.get(domain);
  if (last !== undefined && last.libvirt === target.libvirt) return last.problems;
  const root = schemaRoot(domain);
  const { text } = domain.document;
  const problems =
    root === undefined
      ? []
      : new SchemaCheck({ text, libvirt: target.libvirt, root, corrects: true }).problemsIn(root);
  lastProblems.set(domain, { libvirt: target.libvirt, problems });
  return problems;
}

/** What libvirt only tells has a schema too, but nobody writes it. */
function schemaRoot({ element, kind }: Document): Place | undefined {
  if (kind === "device") return devicePlace(element);
  return kind === "status" || kind === "other" ? undefined : rootPlace(element);
}

/** Several rules ask about the same domain, one after the other. */
const lastProblems = new WeakMap<
  Document,
  { readonly libvirt: string | undefined; readonly problems: readonly SchemaProblem[] }
>();

interface Options {
  readonly text: string;
  readonly libvirt: string | undefined;
  /** Of the document. */
  readonly root: Place;
  /** Whether problems shall say how to mend them. */
  readonly corrects: boolean;
}

/** What may stand in a place, and what of it may be added to what stands there. */
interface Openings {
  readonly known: readonly string[];
  readonly free: ReadonlyMap<string, ChildFacts>;
}

/** One pass over one element and all that is in it. */
class SchemaCheck {
  readonly #options: Options;
  /** The target may know more than anything that is described. */
  readonly #isNewer: boolean;
  readonly #problems: SchemaProblem[] = [];
  readonly #openings = new Map<Place, Openings>();

  constructor(options: Options) {
    const { libvirt } = options;
    this.#options = options;
    this.#isNewer = libvirt !== undefined && !atLeast(newestDescribed, libvirt);
  }

  /** Walks without recursion: nesting may be deeper than the call stack. */
  problemsIn(root: Place): readonly SchemaProblem[] {
    const pending = [root];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (place.facts.open) continue;
      this.#checkAttributes(place);
      this.#checkText(place);
      let isRecognised = true;
      for (const child of place.element.children) {
        const found = childPlace(place, child);
        const exact = exactAge(child);
        if (typeof found === "object" && this.#knows(exact ?? found.age)) {
          pending.push(found);
        } else {
          isRecognised = false;
          if (!isNew(exact) || !this.#knows(exact)) {
            this.#checkUnknownElement(place, child, found, exact);
          }
        }
      }
      if (isRecognised) this.#checkRequired(place);
    }
    return this.#problems;
  }

  #checkAttributes(place: Place): void {
    const exact = exactAges(place.element)?.attributes;
    for (const attribute of place.element.attributes) {
      if (!attribute.intact) continue;
      const { name, value } = attribute;
      const known = place.facts.attributes.get(name);
      const exactly = exact?.get(name);
      const age = exactly?.own ?? known?.age;
      const ageOfValue = exactly?.values.get(value);
      if (known === undefined || !this.#knows(age)) {
        if (!isNew(age) || !this.#knows(age)) this.#checkUnknownAttribute(place, attribute, age);
      } else if (
        ageOfValue === undefined ? !this.#allows(known.type, value) : !this.#knows(ageOfValue)
      ) {
        const span = value === "" ? attribute.span : attribute.valueSpan;
        this.#checkUnknownValue(known.type, { value, span }, place.element, name, ageOfValue);
      }
    }
  }

  #checkText({ element, facts }: Place): void {
    if (facts.text === undefined || facts.text.open) return;
    const written = contentOf(element, this.#options.text);
    if (written === undefined || this.#allows(facts.text, written.value)) return;
    this.#checkUnknownValue(facts.text, written, element, undefined);
  }

  #checkUnknownElement(
    parent: Place,
    element: XmlElement,
    found: ReturnType<typeof childPlace>,
    exact: Age,
  ): void {
    if (found === "foreign" || isPlaceholder(element.name)) return;
    const age = exact ?? (found === "unknown" ? undefined : found.age);
    const { known, free } = this.#openingsIn(parent);
    const homes = age === undefined ? elementsThatHold(element.name, this.#options.root) : [];
    const outer = homeAround(parent.element, homes);
    const likely =
      age === undefined && outer === undefined
        ? likelyName(element.name, [...free.keys()])
        : undefined;
    if (this.#isNewer && likely === undefined && age?.isExact !== true) return;
    const child = free.get(likely ?? "");
    this.#problems.push({
      kind: "unknown-element",
      span: element.nameSpan,
      element,
      parent: parent.element,
      age,
      allowed: known,
      likely,
      homes: likely !== undefined ? [] : outer === undefined ? homes : [outer],
      correction:
        this.#options.corrects && likely !== undefined && child !== undefined
          ? this.#renaming(parent, element, likely, child)
          : undefined,
    });
  }

  #openingsIn(place: Place): Openings {
    let openings = this.#openings.get(place);
    if (openings === undefined) {
      const siblings = new Set(place.element.children.map(({ name }) => name));
      const known = [...childrenOf(place)].filter(([name, child]) =>
        this.#knows(exactAge({ name, parent: place.element }) ?? child.age),
      );
      const free = known.filter(([name, child]) => child.repeated || !siblings.has(name));
      openings = { known: known.map(([name]) => name), free: new Map(free) };
      this.#openings.set(place, openings);
    }
    return openings;
  }

  /** Both tags, where everything inside is as libvirt has it under the other name. */
  #renaming(
    parent: Place,
    element: XmlElement,
    name: string,
    child: ChildFacts,
  ): readonly TextEdit[] | undefined {
    const check = new SchemaCheck({ ...this.#options, corrects: false });
    if (check.problemsIn(placeInside(parent, element, child)).length > 0) return undefined;
    const edits = [{ span: element.nameSpan, newText: name }];
    if (element.selfClosing) return edits;
    if (element.endTagSpan === undefined) return undefined;
    const start = element.endTagSpan.start + "</".length;
    return [...edits, { span: { start, end: start + element.name.length }, newText: name }];
  }

  #checkUnknownAttribute(place: Place, attribute: XmlAttribute, age: Age): void {
    const { element, facts } = place;
    const { name } = attribute;
    if (name === "xmlns" || name.includes(":") || isPlaceholder(name)) return;
    const exact = exactAges(element)?.attributes;
    const known = [...facts.attributes].flatMap(([word, item]) =>
      this.#knows(exact?.get(word)?.own ?? item.age) ? [word] : [],
    );
    const homes = [...childrenOf(place)].flatMap(([word, child]) =>
      child.facts.attributes.has(name) ? [word] : [],
    );
    const free = known.filter((word) => attributeOf(element, word) === undefined);
    const likely = age === undefined && homes.length === 0 ? likelyName(name, free) : undefined;
    if (this.#isNewer && likely === undefined && age?.isExact !== true) return;
    const type = facts.attributes.get(likely ?? "")?.type;
    const fits = type !== undefined && this.#allows(type, attribute.value);
    this.#problems.push({
      kind: "unknown-attribute",
      span: attribute.nameSpan,
      attribute,
      element,
      age,
      allowed: known,
      likely,
      homes: age === undefined ? homes : [],
      correction:
        likely !== undefined && fits ? [{ span: attribute.nameSpan, newText: likely }] : undefined,
    });
  }

  #checkUnknownValue(
    type: ValueType,
    { value, span }: Written,
    element: XmlElement,
    attribute: string | undefined,
    exact?: Age,
  ): void {
    const age = exact ?? type.values.get(collapsed(value));
    const values = exactAges(element)?.attributes.get(attribute ?? "")?.values;
    const known = [...type.values].flatMap(([word, since]) =>
      this.#knows(values?.get(word) ?? since) ? [word] : [],
    );
    const likely = age === undefined ? likelyValue(value, known) : undefined;
    if (isPlaceholder(value) && likely?.toLowerCase() !== value.toLowerCase()) return;
    if (this.#isNewer && likely === undefined && age?.isExact !== true) return;
    this.#problems.push({
      kind: "unknown-value",
      span,
      value,
      attribute,
      element,
      age,
      allowed: known,
      likely,
      numbers: type.integer,
      forms: type.forms,
      correction: likely !== undefined && value !== "" ? [{ span, newText: likely }] : undefined,
    });
  }

  /** A domain's own name and the like are left to libvirt, whose message about those is clear. */
  #checkRequired({ element, facts }: Place): void {
    for (const { name, age } of facts.required) {
      if (!this.#knows(age)) continue;
      if (element.children.some((item) => item.name === name)) continue;
      const isFinished = element.selfClosing || element.endTagSpan !== undefined;
      if (!isFinished || element.text.trim() !== "" || element.name === "domain") return;
      this.#problems.push({ kind: "missing-element", span: element.nameSpan, element, name });
    }
  }

  #knows(age: Age): boolean {
    const { libvirt } = this.#options;
    if (age === undefined || libvirt === undefined) return true;
    return age.isExact === true ? atLeast(libvirt, age.knownIn) : !atLeast(age.absentIn, libvirt);
  }

  /** A number in another base than ten is left to libvirt, whose parser takes some that its schema does not. */
  #allows(type: ValueType, value: string): boolean {
    const { values, integer, forms, open } = type;
    if (open) return true;
    const word = values.has(value) ? value : collapsed(value);
    if (values.has(word) && this.#knows(values.get(word))) return true;
    // libvirt reads such numbers as hexadecimal ones with or without the sign for it.
    if (forms.some((form) => form.test(word) || form.test(`0x${word}`))) return true;
    if (integer === undefined) return false;
    if (/^0x[0-9a-f]+$/i.test(word)) return true;
    if (!/^[+-]?\d{1,40}$/.test(word)) return false;
    const number = BigInt(word.replace("+", ""));
    return number >= (integer.min ?? number) && number <= (integer.max ?? number);
  }
}

/** Brought by a release that is newer than all described ones, so that nothing more is known of it. */
/** The element around `parent` that is one of `homes`: what is written there only stands too deep, and is no slip of the pen. */
function homeAround(parent: XmlElement, homes: readonly string[]): string | undefined {
  for (let around = parent.parent; around !== undefined; around = around.parent) {
    if (homes.includes(around.name)) return around.name;
  }
  return undefined;
}

function isNew(age: Age): boolean {
  return age !== undefined && !atLeast(newestDescribed, age.knownIn);
}

/** As a schema compares: white space around a value does not count. */
function collapsed(value: string): string {
  return value.trim().replaceAll(/\s+/g, " ");
}
