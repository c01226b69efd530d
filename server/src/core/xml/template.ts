import type { Span, TextEdit } from "../text/span.js";
import { Placeholders } from "./placeholders.js";
import { elementAt } from "./query.js";
import { blocksIn } from "./template-blocks.js";
import type { XmlDocument, XmlElement, XmlSyntaxError } from "./tree.js";

/** A value that is filled in: of the attribute, or the element's text where there is none. */
export interface FilledIn {
  readonly element: XmlElement;
  readonly attribute: string | undefined;
}

/**
 * What the placeholders of a template leave open: `{% if x %}` between attributes or children decides what an element
 * will have, so nobody can say what it lacks; and what a program will fill in is no text for an edit.
 */
export class Template {
  readonly #document: XmlDocument;
  readonly #places: readonly Span[];
  /** Elements whose attributes or children a placeholder decides about. */
  readonly #open = new Set<XmlElement>();
  readonly #values: FilledIn[] = [];
  #blocks: readonly Span[] | undefined;

  /** `holdsElements` tells of an element without any whether it is one that has some, so that it has no text. */
  constructor(document: XmlDocument, holdsElements: (element: XmlElement) => boolean) {
    this.#document = document;
    this.#places = placeholdersIn(document);
    for (const { start } of this.#places) {
      const element = elementAt(document, start);
      if (element === undefined) continue;
      const attribute = attributeAround(element, start);
      const isText = start >= element.startTagSpan.end && element.children.length === 0;
      if (attribute === undefined && (!isText || holdsElements(element))) this.#open.add(element);
      else this.#values.push({ element, attribute });
    }
  }

  /**
   * True for a tag that is only written under a condition, so that another branch may write the one that it pairs
   * with. Then nobody can say what is inside of what.
   */
  mayBePaired({ isUnpaired, span }: XmlSyntaxError): boolean {
    if (isUnpaired !== true) return false;
    this.#blocks ??= blocksIn(this.#document.text, this.#places);
    return this.#blocks.some(({ start, end }) => start <= span.start && span.start < end);
  }

  /** True when a placeholder decides what an element inside of this one has, or this one itself. */
  decidesWithin(outer: XmlElement): boolean {
    return [...this.#open].some((element) => isWithin(element, outer));
  }

  /** The values inside of an element that are filled in, or a part of them. */
  valuesWithin(outer: XmlElement): readonly FilledIn[] {
    return this.#values.filter(({ element }) => isWithin(element, outer));
  }

  /**
   * True when a placeholder decides about the element at the offset, a child of it or what is around it, as far as
   * those tell of each other: what is in one of `containers` does not.
   */
  decidesAt(offset: number, containers: ReadonlySet<string>): boolean {
    if (this.#open.size === 0) return false;
    let element = elementAt(this.#document, offset);
    if (element !== undefined && this.#open.has(element)) return true;
    for (; element !== undefined && !containers.has(element.name); element = element.parent) {
      if (this.#open.has(element) || element.children.some((child) => this.#open.has(child))) {
        return true;
      }
    }
    return false;
  }

  /** True when the edits would change what a program fills in, or write into it; without placeholders nobody asks for the edits. */
  isTouchedBy(change: { readonly edits: readonly TextEdit[] }): boolean {
    return this.#places.some((place) =>
      change.edits.some(
        ({ span }) =>
          (span.start < place.end && place.start < span.end) ||
          (place.start < span.start && span.start < place.end),
      ),
    );
  }
}

function isWithin({ span }: XmlElement, outer: XmlElement): boolean {
  return outer.span.start <= span.start && span.end <= outer.span.end;
}

function placeholdersIn({ text, comments }: XmlDocument): readonly Span[] {
  const placeholders = new Placeholders(text);
  const found: Span[] = [];
  let comment = 0;
  for (let start = placeholders.nextOpener(0); start !== undefined;) {
    while ((comments[comment]?.span.end ?? Infinity) <= start) comment++;
    const isCommentedOut = (comments[comment]?.span.start ?? Infinity) <= start;
    const end = isCommentedOut ? undefined : placeholders.endAt(start);
    if (end !== undefined) found.push({ start, end });
    start = placeholders.nextOpener(end ?? start + 1);
  }
  return found;
}

/** Between its quotes: whoever reads the value sees that it is a placeholder. */
function attributeAround({ attributes }: XmlElement, offset: number): string | undefined {
  return attributes.find(
    ({ intact, valueSpan }) => intact && valueSpan.start <= offset && offset < valueSpan.end,
  )?.name;
}
