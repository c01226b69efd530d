import { isLineBreak, lineStart, skipBlanks } from "../text/lines.js";
import type { Span } from "../text/span.js";
import { isXmlSpace } from "./character-data.js";
import type { XmlDocument, XmlElement } from "./tree.js";

/** The white space that starts the line of `offset`. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return text.slice(start, skipBlanks(text, start));
}

/** Whether only white space stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return skipBlanks(text, lineStart(text, offset)) >= offset;
}

/**
 * The end of the line of `offset` when nothing but white space and whole comments follows there: `end` is before
 * the line break and `next` after it, both the same at the end of the text. `undefined` when something else follows.
 */
export function restOfLine(
  document: XmlDocument,
  offset: number,
): { readonly end: number; readonly next: number } | undefined {
  const { text } = document;
  let end = skipBlanks(text, offset);
  while (text.startsWith("<!--", end)) {
    const close = text.indexOf("-->", end + 4);
    if (close === -1 || /[\r\n]/.test(text.slice(end, close))) return undefined;
    end = skipBlanks(text, close + 3);
  }
  if (end === text.length) return { end, next: end };
  if (!isLineBreak(text[end])) return undefined;
  return { end, next: end + (text.startsWith("\r\n", end) ? 2 : 1) };
}

/** By how much the document indents a child: as its first indented element does, else two spaces like libvirt. */
export function indentationUnit(document: XmlDocument): string {
  const unit = knownUnits.get(document) ?? findIndentationUnit(document);
  knownUnits.set(document, unit);
  return unit;
}

/** The edits of one document ask for each element, which must not mean a walk through the document for each. */
const knownUnits = new WeakMap<XmlDocument, string>();

function findIndentationUnit({ text, roots }: XmlDocument): string {
  let level = roots;
  while (level.length > 0) {
    for (const element of level) {
      const outer = indentationAt(text, element.span.start);
      const inner = firstOnOwnLine(text, element.children);
      if (inner === undefined) continue;
      const indentation = indentationAt(text, inner.span.start);
      if (indentation.length > outer.length && indentation.startsWith(outer)) {
        return indentation.slice(outer.length);
      }
    }
    level = level.flatMap(({ children }) => children);
  }
  return "  ";
}

/** How children of `parent` are indented, or would be. */
export function childIndentation(document: XmlDocument, parent: XmlElement): string {
  const { text } = document;
  const sibling = firstOnOwnLine(text, parent.children);
  if (sibling !== undefined) return indentationAt(text, sibling.span.start);
  return indentationAt(text, parent.span.start) + indentationUnit(document);
}

/** Whether the root around the element is written on one line, so that what is added to it stays there. */
export function isOnOneLine({ text }: XmlDocument, element: XmlElement): boolean {
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  let isOnOne = knownOnOneLine.get(root);
  if (isOnOne === undefined) {
    isOnOne = !/[\r\n]/.test(text.slice(root.span.start, root.span.end).trimEnd());
    knownOnOneLine.set(root, isOnOne);
  }
  return isOnOne;
}

/** By root; see `knownUnits`. */
const knownOnOneLine = new WeakMap<XmlElement, boolean>();

/** The range without what XML calls white space at both ends. */
export function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  while (from < end && isXmlSpace(text[from])) from++;
  let to = end;
  while (to > from && isXmlSpace(text[to - 1])) to--;
  return { start: from, end: to };
}

function firstOnOwnLine(text: string, elements: readonly XmlElement[]): XmlElement | undefined {
  return elements.find(({ span }) => startsLine(text, span.start));
}
