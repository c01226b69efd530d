import type { Span } from "../text/span.js";
import { attribute } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Written } from "./domain.js";

/** An attribute as the model shows it: the place is the value, or the whole attribute where the value is empty. */
export function attributeOf(element: XmlElement | undefined, name: string): Written | undefined {
  const found = attribute(element, name);
  if (found === undefined) return undefined;
  const { value, valueSpan } = found;
  return { value, span: isEmpty(valueSpan) ? found.span : valueSpan };
}

/** The text between the tags without white space around it; `undefined` where there is none, or not only text. */
export function contentOf(element: XmlElement | undefined, text: string): Written | undefined {
  if (element?.endTagSpan === undefined || element.children.length > 0) return undefined;
  const inside = text.slice(element.startTagSpan.end, element.endTagSpan.start);
  const value = inside.trim();
  if (value === "" || value.includes("<")) return undefined;
  const start = element.startTagSpan.end + inside.indexOf(value);
  return { value, span: { start, end: start + value.length } };
}

/** The number, where the value is one as libvirt reads it: digits and nothing else. */
export function numberIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}
