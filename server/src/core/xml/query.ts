import { withoutPrefix } from "./names.js";
import type { XmlAttribute, XmlDocument, XmlElement } from "./tree.js";

/*
 * Rules ask these a hundred thousand times for a large guest: loops, since a callback for each item takes twice as long.
 */

/** The first attribute of that name as written, prefix included. Where one is given twice, libvirt refuses the file. */
export function attribute(element: XmlElement | undefined, name: string): XmlAttribute | undefined {
  if (element === undefined) return undefined;
  for (const item of element.attributes) if (item.name === name) return item;
  return undefined;
}

/** The first child element of that name as written. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const item of element.children) if (item.name === name) return item;
  return undefined;
}

/** The child elements of that name as written, in their order. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  if (element === undefined) return none;
  const found: XmlElement[] = [];
  for (const item of element.children) if (item.name === name) found.push(item);
  return found;
}

const none: readonly never[] = [];

/** Every element that the path of names leads to, such as all `<driver>`s of `["devices", "disk", "driver"]`. */
export function descendants(
  element: XmlElement | undefined,
  path: readonly string[],
): readonly XmlElement[] {
  let found: readonly XmlElement[] = element === undefined ? [] : [element];
  for (const name of path) found = found.flatMap((item) => children(item, name));
  return found;
}

/** The innermost element that the offset lies in; at the very end of a text also the one that is still being typed. */
export function elementAt(document: XmlDocument, offset: number): XmlElement | undefined {
  const atEnd = offset === document.text.length;
  let found: XmlElement | undefined;
  for (let level = document.roots; ; level = found.children) {
    const next = lastStartingBefore(level, offset);
    const isInside =
      next !== undefined &&
      (offset < next.span.end || (atEnd && next.span.end === offset && isUnclosed(next)));
    if (!isInside) return found;
    found = next;
  }
}

/** The namespace an element is in, by the `xmlns` declarations around it; `undefined` for none. */
export function namespaceOf(element: XmlElement): string | undefined {
  const colon = element.name.indexOf(":");
  const declaration = colon === -1 ? "xmlns" : `xmlns:${element.name.slice(0, colon)}`;
  for (let scope: XmlElement | undefined = element; scope !== undefined; scope = scope.parent) {
    const declared = attribute(scope, declaration)?.value;
    if (declared !== undefined) return declared === "" ? undefined : declared;
  }
  return undefined;
}

/** The name without its prefix. */
export function localName(element: XmlElement): string {
  return withoutPrefix(element.name);
}

function isUnclosed({ endTagSpan, selfClosing }: XmlElement): boolean {
  return endTagSpan === undefined && !selfClosing;
}

function lastStartingBefore(
  elements: readonly XmlElement[],
  offset: number,
): XmlElement | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((elements[middle]?.span.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return elements[low - 1];
}
