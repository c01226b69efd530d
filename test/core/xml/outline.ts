import type { XmlElement } from "../../../server/src/core/xml/tree.js";

/**
 * Elements on one line: `name`, `/` where self-closed, its attributes (`~` for one that is not intact), its text unless
 * it is empty, and its children in parentheses.
 */
export function outline(elements: readonly XmlElement[]): string {
  return elements.map(outlineOf).join(" ");
}

function outlineOf({ name, selfClosing, attributes, text, children }: XmlElement): string {
  const written = attributes.map((item) => ` ${item.name}${item.intact ? "=" : "~"}${item.value}`);
  const inside = children.length === 0 ? "" : `(${outline(children)})`;
  const tag = `${name}${selfClosing ? "/" : ""}${written.join("")}`;
  return `${tag}${text === "" ? "" : ` "${text}"`}${inside}`;
}
