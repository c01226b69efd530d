/**
 * Minimal edits of XML: nothing is re-serialised, and what an edit does not name keeps its bytes.
 *
 * All edits of one fix refer to the same document and are applied together. They can be combined freely, except:
 * - new attributes of one element that land in the same place keep the order in which the edits are listed;
 * - one element takes one `insertChildren` per place, as an empty one is opened by it: list all children there;
 * - an element that is removed takes no other edit, nor does anything inside it;
 * - a child that is inserted carries its own attributes: there is nothing yet that `setAttribute` could change.
 */
import { lineBreakOf, lineStart, skipBlanks } from "../text/lines.js";
import type { TextEdit } from "../text/span.js";
import { escapeAttributeValue, escapeText } from "./character-data.js";
import {
  childIndentation,
  indentationAt,
  indentationUnit,
  isOnOneLine,
  restOfLine,
  startsLine,
  trimmed,
} from "./layout.js";
import { attribute } from "./query.js";
import type { XmlAttribute, XmlDocument, XmlElement } from "./tree.js";

/** An element to be written. It has either text or children. */
export interface NewElement {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
  readonly children?: readonly NewElement[];
}

/** Where among the children: `before` and `after` an element that is missing means last. */
export type Place =
  | "first"
  | "last"
  | { readonly before: XmlElement | undefined }
  | { readonly after: XmlElement | undefined };

/**
 * Gives an attribute a value. One that is there keeps its quotes and place; a new one goes where `order`, a list
 * of names, puts it among the others, else to the end, with the quotes of its neighbour.
 */
export function setAttribute(
  document: XmlDocument,
  element: XmlElement,
  name: string,
  value: string,
  order: readonly string[] = [],
): TextEdit {
  const present = attribute(element, name);
  if (present?.intact === true) {
    return { span: present.valueSpan, newText: escapeAttributeValue(value, present.quote) };
  }
  if (present !== undefined) {
    const quote = quoteBeside(document, element, undefined);
    return { span: present.span, newText: attributeText(name, value, quote) };
  }
  const previous = attributeBefore(element, name, order);
  const start = previous?.span.end ?? element.nameSpan.end;
  const quote = quoteBeside(document, element, previous);
  return {
    span: { start, end: start },
    newText: separator(document, element, previous) + attributeText(name, value, quote),
  };
}

/** Takes an attribute out with the white space before it; `undefined` when there is none of that name. */
export function removeAttribute(
  document: XmlDocument,
  element: XmlElement,
  name: string,
): TextEdit | undefined {
  const present = attribute(element, name);
  if (present === undefined) return undefined;
  let start = present.span.start;
  while (/[ \t\r\n]/.test(document.text[start - 1] ?? "")) start--;
  return { span: { start, end: present.span.end }, newText: "" };
}

/** Adds a child, laid out like its siblings. */
export function insertChild(
  document: XmlDocument,
  parent: XmlElement,
  added: NewElement,
  place: Place = "last",
): TextEdit {
  return insertChildren(document, parent, [added], place);
}

/** Adds children in their order, in one place, laid out like their siblings. */
export function insertChildren(
  document: XmlDocument,
  parent: XmlElement,
  added: readonly NewElement[],
  place: Place = "last",
): TextEdit {
  const { text } = document;
  const quote = firstQuote(document);
  const inline = (): string => added.map((child) => elementText(child, quote, undefined)).join("");
  const isInline = isOnOneLine(document, parent);
  if (isEmpty(document, parent)) {
    const opens =
      !isInline &&
      startsLine(text, parent.span.start) &&
      restOfLine(document, parent.span.end) !== undefined;
    if (!opens) return fill(document, parent, inline());
    const lineBreak = lineBreakOf(text);
    const outer = indentationAt(text, parent.span.start);
    const lines = childLines(document, parent, added);
    return fill(document, parent, lineBreak + lines + lineBreak + outer);
  }
  const offset = siblingBefore(parent, place)?.span.end ?? parent.startTagSpan.end;
  const rest = isInline ? undefined : restOfLine(document, offset);
  if (rest === undefined) return { span: { start: offset, end: offset }, newText: inline() };
  const lineBreak = lineBreakOf(text);
  const lines = childLines(document, parent, added);
  const newText = rest.end === rest.next ? lineBreak + lines : lines + lineBreak;
  return { span: { start: rest.next, end: rest.next }, newText };
}

/** Takes an element out, with its lines where it stands alone on them, else with the blanks beside it. */
export function removeElement(document: XmlDocument, element: XmlElement): TextEdit {
  const { text } = document;
  const { start, end } = element.span;
  const after = skipBlanks(text, end);
  const rest = restOfLine(document, end);
  const isInside = element.parent !== undefined && isOnOneLine(document, element);
  if (isInside || !startsLine(text, start)) {
    let from = start;
    while (text[from - 1] === " " || text[from - 1] === "\t") from--;
    return { span: { start: from, end }, newText: "" };
  }
  // A comment behind the element stays.
  if (rest?.end !== after) return { span: { start, end: after }, newText: "" };
  return { span: { start: lineStart(text, start), end: rest.next }, newText: "" };
}

/** Replaces the text of an element that has no child elements; white space and comments around it stay. */
export function setText(document: XmlDocument, element: XmlElement, value: string): TextEdit {
  if (element.children.length > 0) throw new Error("Only an element without children has a text");
  const { text } = document;
  const newText = escapeText(value);
  if (isUnopened(document, element)) return fill(document, element, newText);
  const content = contentOf(element);
  if (isEmpty(document, element)) return { span: content, newText };
  let { start, end } = trimmed(text, content);
  for (const comment of document.comments) {
    if (comment.span.start === start && comment.span.end <= end) {
      start = trimmed(text, { start: comment.span.end, end }).start;
    }
  }
  for (const comment of document.comments.toReversed()) {
    if (comment.span.end === end && comment.span.start >= start) {
      end = trimmed(text, { start, end: comment.span.start }).end;
    }
  }
  return { span: { start, end }, newText };
}

/** Children on lines of their own, without a line break at the end. */
function childLines(
  document: XmlDocument,
  parent: XmlElement,
  added: readonly NewElement[],
): string {
  const lineBreak = lineBreakOf(document.text);
  const indentation = childIndentation(document, parent);
  const layout = { indentation, unit: indentationUnit(document), lineBreak };
  const quote = firstQuote(document);
  return added.map((child) => indentation + elementText(child, quote, layout)).join(lineBreak);
}

/** The attribute that a new one follows; `undefined` when it comes first. */
function attributeBefore(
  { attributes }: XmlElement,
  name: string,
  order: readonly string[],
): XmlAttribute | undefined {
  const rank = order.indexOf(name);
  const ranked = attributes.filter((item) => order.includes(item.name));
  if (rank === -1 || ranked.length === 0) return attributes.at(-1);
  return ranked.findLast((item) => order.indexOf(item.name) < rank);
}

function quoteBeside(
  document: XmlDocument,
  { attributes }: XmlElement,
  previous: XmlAttribute | undefined,
): "'" | '"' {
  const neighbour = previous?.intact === true ? previous : attributes.find(({ intact }) => intact);
  return neighbour?.quote ?? firstQuote(document);
}

/** The quote of the first attribute in the text; without any, the one that libvirt writes. */
function firstQuote({ roots }: XmlDocument): "'" | '"' {
  const pending = roots.toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const found = element.attributes.find(({ intact }) => intact);
    if (found !== undefined) return found.quote;
    // Not spread into the call: an element may have more children than a call can have arguments.
    for (const child of element.children.toReversed()) pending.push(child);
  }
  return "'";
}

/** White space before a new attribute: a line break where its neighbour has one. */
function separator(
  { text }: XmlDocument,
  { attributes, nameSpan }: XmlElement,
  previous: XmlAttribute | undefined,
): string {
  const neighbour = previous ?? attributes[0];
  if (neighbour === undefined) return " ";
  const before = attributes[attributes.indexOf(neighbour) - 1]?.span.end ?? nameSpan.end;
  const space = text.slice(before, neighbour.span.start);
  return /^[ \t]*[\r\n][ \t\r\n]*$/.test(space) ? space : " ";
}

function attributeText(name: string, value: string, quote: "'" | '"'): string {
  return `${name}=${quote}${escapeAttributeValue(value, quote)}${quote}`;
}

interface Layout {
  readonly indentation: string;
  readonly unit: string;
  readonly lineBreak: string;
}

/** The element as text, without indentation before it; on one line when there is no layout. */
function elementText(
  { name, attributes = [], text, children = [] }: NewElement,
  quote: "'" | '"',
  layout: Layout | undefined,
): string {
  const written = attributes.map(([key, value]) => ` ${attributeText(key, value, quote)}`).join("");
  const start = `<${name}${written}`;
  if (text !== undefined) return `${start}>${escapeText(text)}</${name}>`;
  if (children.length === 0) return `${start}/>`;
  if (layout === undefined) {
    const inside = children.map((child) => elementText(child, quote, undefined)).join("");
    return `${start}>${inside}</${name}>`;
  }
  const { lineBreak, unit } = layout;
  const inner = { ...layout, indentation: layout.indentation + unit };
  const lines = children.map((child) => inner.indentation + elementText(child, quote, inner));
  return [`${start}>`, ...lines, `${layout.indentation}</${name}>`].join(lineBreak);
}

/** The child that new ones follow; `undefined` when they come first. */
function siblingBefore({ children }: XmlElement, place: Place): XmlElement | undefined {
  if (place === "first") return undefined;
  if (place === "last") return children.at(-1);
  if ("after" in place) return place.after ?? children.at(-1);
  // Behind the sibling before it rather than in front of it: a comment above an element belongs to that element.
  const index = place.before === undefined ? -1 : children.indexOf(place.before);
  return index === -1 ? children.at(-1) : children[index - 1];
}

/** Whether the element has no inside yet: `<name/>`, or a start tag that is still being typed. */
function isUnopened({ text }: XmlDocument, element: XmlElement): boolean {
  const isFinished = text[element.startTagSpan.end - 1] === ">";
  return element.selfClosing || (element.endTagSpan === undefined && !isFinished);
}

function isEmpty(document: XmlDocument, element: XmlElement): boolean {
  if (isUnopened(document, element)) return true;
  if (element.endTagSpan === undefined) return false;
  return /^[ \t]*$/.test(document.text.slice(element.startTagSpan.end, element.endTagSpan.start));
}

function contentOf({ span, startTagSpan, endTagSpan }: XmlElement): { start: number; end: number } {
  return { start: startTagSpan.end, end: endTagSpan?.start ?? span.end };
}

/** Puts content into an element that has none, opening it where necessary. */
function fill(document: XmlDocument, element: XmlElement, content: string): TextEdit {
  if (!isUnopened(document, element)) return { span: contentOf(element), newText: content };
  const tag = document.text.slice(element.startTagSpan.start, element.startTagSpan.end);
  const kept = tag.replace(/\/?>?$/, "").trimEnd().length;
  return {
    span: { start: element.startTagSpan.start + kept, end: element.startTagSpan.end },
    newText: `>${content}</${element.name}>`,
  };
}
