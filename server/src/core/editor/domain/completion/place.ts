import type { Span } from "../../../text/span.js";
import { parseXml } from "../../../xml/parse.js";
import type { XmlDocument, XmlElement } from "../../../xml/tree.js";
import { parsed } from "../last-read.js";

/** Where a cursor stands in half-typed XML, with the document around it as it is without what is being typed. */
export type Place = ElementPlace | EndTagPlace | AttributePlace | ValuePlace;

export interface ElementPlace {
  readonly kind: "element";
  readonly document: XmlDocument;
  /** Undefined at the outermost level. */
  readonly parent: XmlElement | undefined;
  /** What was typed of the start tag. */
  readonly span: Span;
  /** Whether that begins with `<`. */
  readonly isOpened: boolean;
  /** The rest of the start tag is there, so only its name is wanted. */
  readonly hasRest: boolean;
}

export interface EndTagPlace {
  readonly kind: "end-tag";
  readonly parent: XmlElement | undefined;
  readonly span: Span;
}

export interface AttributePlace {
  readonly kind: "attribute";
  readonly document: XmlDocument;
  readonly element: XmlElement;
  /** What was typed of the name. */
  readonly span: Span;
  readonly hasValue: boolean;
}

export interface ValuePlace {
  readonly kind: "value";
  readonly document: XmlDocument;
  readonly element: XmlElement;
  readonly name: string;
  readonly span: Span;
  /** What has to stand before and after the value, since it is not there. */
  readonly opening: string;
  readonly closing: string;
}

/** Undefined inside comments and the like, in text, and behind a finished attribute. */
export function placeAt(text: string, offset: number): Place | undefined {
  const before = text.slice(0, offset);
  if (sections.some(([start, end]) => before.lastIndexOf(start) > before.lastIndexOf(end))) {
    return undefined;
  }
  const endTag = /<\/[^\s<>/]*$/.exec(before);
  if (endTag !== null) return endTagPlace(text, { start: endTag.index, end: offset });
  const name = /<([^\s<>/='"!?]*)$/.exec(before);
  if (name !== null) return elementPlace(text, { start: name.index, end: offset });
  const tagStart = Math.max(before.lastIndexOf("<"), 0);
  const tag = before.slice(tagStart);
  const open = openTag(tag);
  if (open !== undefined) return placeInTag(text, offset, tagStart, open);
  const word = /[\w:-]*$/.exec(before)?.[0] ?? "";
  const start = offset - word.length;
  // Text is not ours to complete: only white space may stand between the word and the tag before it.
  return /(?:^|>)\s*$/.test(before.slice(0, start))
    ? elementPlace(text, { start, end: offset })
    : undefined;
}

/** Nothing is completed inside of these. */
const sections = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

function endTagPlace(text: string, { start, end }: Span): EndTagPlace {
  const rest = /^[^\s<>/]*\s*>?/.exec(text.slice(end))?.[0] ?? "";
  const isWhole = rest.endsWith(">");
  const whole = { start, end: isWhole ? end + rest.length : end };
  const document = parseXml(without(text, whole));
  return { kind: "end-tag", parent: around(document, start), span: whole };
}

function elementPlace(text: string, typed: Span): ElementPlace {
  const { start } = typed;
  const rest = /^[^\s<>/='"]*/.exec(text.slice(typed.end))?.[0] ?? "";
  const isOpened = text[start] === "<";
  const span = { start, end: typed.end + (isOpened ? rest.length : 0) };
  const hasRest = isOpened && /^\s*(?:\/?>|[\w:-]+\s*=)/.test(text.slice(span.end));
  if (hasRest) {
    const document = parsed(text);
    const itself = elementFrom(document, start);
    return { kind: "element", document, parent: itself?.parent, span, isOpened, hasRest };
  }
  const document = span.start === span.end ? parsed(text) : parseXml(without(text, span));
  return { kind: "element", document, parent: around(document, start), span, isOpened, hasRest };
}

function placeInTag(
  text: string,
  offset: number,
  tagStart: number,
  { attributes, nameSpan }: XmlElement,
): Place | undefined {
  const last = attributes.at(-1);
  const nameEnd = tagStart + (last ?? { nameSpan }).nameSpan.end;
  const typed = text.slice(nameEnd, offset);
  if (last !== undefined && !last.intact) {
    const start = nameEnd - last.name.length;
    if (typed === "") return attributePlace(text, tagStart, { start, end: offset });
    if (typed.includes("=")) return valuePlace(text, tagStart, last.name, typed, offset);
  }
  return /\s$/.test(typed)
    ? attributePlace(text, tagStart, { start: offset, end: offset })
    : undefined;
}

function attributePlace(text: string, tagStart: number, typed: Span): Place | undefined {
  const rest = /^[^\s<>/='"]*/.exec(text.slice(typed.end))?.[0] ?? "";
  // With the cursor before a name and nothing typed, another attribute is to be put in front.
  const span = typed.start === typed.end ? typed : { ...typed, end: typed.end + rest.length };
  const hasValue = span.start < span.end && /^\s*=/.test(text.slice(span.end));
  const document =
    hasValue || span.start === span.end ? parsed(text) : parseXml(without(text, span));
  const element = elementFrom(document, tagStart);
  return element && { kind: "attribute", document, element, span, hasValue };
}

function valuePlace(
  text: string,
  tagStart: number,
  name: string,
  typed: string,
  offset: number,
): Place | undefined {
  const document = parsed(text);
  const element = elementFrom(document, tagStart);
  if (element === undefined) return undefined;
  const [, quote, value = ""] = /=\s*(?:(["'])([^]*))?$/.exec(typed) ?? [];
  if (quote === undefined) {
    if (!/=\s*$/.test(typed)) return undefined;
    const written = quoteOf(text);
    const span = { start: offset, end: offset };
    return { kind: "value", document, element, name, span, opening: written, closing: written };
  }
  const start = offset - value.length;
  const behind = text.slice(offset);
  const rest = /^[^"'<>=\r\n]*/.exec(behind)?.[0] ?? "";
  // Without its closing quote the value ends with the word.
  const isClosed = behind[rest.length] === quote && !/\s[\w:-]+$/.test(rest);
  const word = /^[^\s"'<>=/]*/.exec(behind)?.[0] ?? "";
  const span = { start, end: offset + (isClosed ? rest : word).length };
  return {
    kind: "value",
    document,
    element,
    name,
    span,
    opening: "",
    closing: isClosed ? "" : quote,
  };
}

/** The quote that the document uses; libvirt writes single ones. */
export function quoteOf(text: string): string {
  return /=\s*(["'])/.exec(text)?.[1] ?? "'";
}

function without(text: string, { start, end }: Span): string {
  return text.slice(0, start) + text.slice(end);
}

/** The start tag that a text begins with, and that goes on at its end: no value may hold a `<`, so it is a short text. */
function openTag(text: string): XmlElement | undefined {
  const [element] = parseXml(text).roots;
  if (element === undefined || element.selfClosing) return undefined;
  const { end } = element.startTagSpan;
  return text[end - 1] !== ">" && /^\s*$/.test(text.slice(end)) ? element : undefined;
}

/** The innermost element whose content the offset is in, its edges included. */
function around({ roots }: XmlDocument, offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  let level = roots;
  for (;;) {
    const next = level.findLast(
      ({ startTagSpan, endTagSpan, selfClosing, span }) =>
        !selfClosing && startTagSpan.end <= offset && offset <= (endTagSpan?.start ?? span.end),
    );
    if (next === undefined) return found;
    found = next;
    level = next.children;
  }
}

/** The element that starts at the offset. */
function elementFrom({ roots }: XmlDocument, offset: number): XmlElement | undefined {
  for (let level = roots; ;) {
    const next = level.findLast(({ span }) => span.start <= offset);
    if (next === undefined || next.span.start === offset) return next;
    level = next.children;
  }
}
