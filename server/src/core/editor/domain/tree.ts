import type { Span } from "../../text/span.js";
import { elementAt } from "../../xml/query.js";
import type { XmlElement } from "../../xml/tree.js";
import { parsed } from "./last-read.js";

/** Elements and comments; the editor leaves out what is on one line. */
export function domainFoldings(text: string): readonly Span[] {
  const { roots, comments } = parsed(text);
  const elements: Span[] = [];
  const visit = (level: readonly XmlElement[]): void => {
    for (const element of level) {
      elements.push(element.span);
      visit(element.children);
    }
  };
  visit(roots);
  return [...elements, ...comments.map(({ span }) => span)].toSorted((a, b) => a.start - b.start);
}

/** A value, its attribute, the start tag, what is inside the element, the element, and so on outwards. */
export function domainSelection(text: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  const add = (span: Span | undefined): void => {
    const last = found.at(-1);
    const isAround =
      span !== undefined &&
      span.start <= offset &&
      offset <= span.end &&
      (last === undefined || span.end - span.start > last.end - last.start);
    if (isAround) found.push(span);
  };
  const document = parsed(text);
  for (let element = elementAt(document, offset); element !== undefined; element = element.parent) {
    add(element.nameSpan);
    for (const { nameSpan, valueSpan, span } of element.attributes) {
      add(nameSpan);
      add(valueSpan);
      add(span);
    }
    add(element.startTagSpan);
    add(element.endTagSpan);
    if (element.endTagSpan !== undefined) {
      add({ start: element.startTagSpan.end, end: element.endTagSpan.start });
    }
    add(element.span);
  }
  return found;
}
