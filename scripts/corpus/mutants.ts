import { parseXml } from "../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../server/src/core/xml/tree.js";
import { type Span, applyEdits } from "../../server/src/core/text/span.js";

export const mistakes = ["element", "attribute", "value", "missing"] as const;
export type Mistake = (typeof mistakes)[number];

export interface Mutant {
  readonly mistake: Mistake;
  readonly text: string;
  /** Where a finding has to be, in `text`. */
  readonly place: Span;
}

/** One mutant of a document for each kind of mistake that it has room for. `seed` chooses the place. */
export function mutantsOf(text: string, seed: number): readonly Mutant[] {
  const elements = [...below(parseXml(text).roots)].filter(({ parent }) => parent !== undefined);
  const attributes = elements.flatMap((element) => element.attributes);
  const element = pick(elements, seed);
  const attribute = pick(attributes, seed);
  const valued = pick(attributes, seed + 1);
  const emptied = pick(
    elements.filter(({ endTagSpan, children }) => endTagSpan !== undefined && children.length > 0),
    seed,
  );
  return [
    ...(element === undefined ? [] : [misspeltElement(text, element)]),
    ...(attribute === undefined ? [] : [misspelt("attribute", text, attribute.nameSpan)]),
    ...(valued === undefined ? [] : [misspelt("value", text, valued.valueSpan)]),
    ...(emptied === undefined ? [] : [withoutChildren(text, emptied)]),
  ];
}

function* below(elements: readonly XmlElement[]): Iterable<XmlElement> {
  for (const element of elements) {
    // Anything goes in there.
    if (element.name === "metadata") continue;
    yield element;
    yield* below(element.children);
  }
}

function pick<Item>(items: readonly Item[], seed: number): Item | undefined {
  return items[(seed * 7919) % Math.max(items.length, 1)];
}

function misspelt(mistake: Mistake, text: string, { start, end }: Span): Mutant {
  const place = { start, end: end + 1 };
  return { mistake, text: insertX(text, end), place };
}

function misspeltElement(text: string, { nameSpan, endTagSpan }: XmlElement): Mutant {
  const closed = endTagSpan === undefined ? text : insertX(text, endTagSpan.end - 1);
  return misspelt("element", closed, nameSpan);
}

function insertX(text: string, at: number): string {
  return applyEdits(text, [{ span: { start: at, end: at }, newText: "x" }]);
}

function withoutChildren(text: string, element: XmlElement): Mutant {
  const edits = element.children.map(({ span }) => ({ span, newText: "" }));
  return { mistake: "missing", text: applyEdits(text, edits), place: element.nameSpan };
}
