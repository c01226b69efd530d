/** An attribute's value; false leaves it out, true writes it without a value. */
type Attributes = Readonly<Record<string, string | boolean>>;

/**
 * Makes an element. Text becomes text nodes, never markup, so that nothing a host has said can become part of the
 * page's structure.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A section with its heading. */
export function section(heading: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element("section", {}, element("h2", {}, heading), ...children);
}

/** A list of sentences; nothing at all when there are none. */
export function sentences(all: readonly string[], className: string): readonly Node[] {
  if (all.length === 0) return [];
  const items = all.map((sentence) => element("li", {}, sentence));
  return [element("ul", { class: className }, ...items)];
}

/** Something that is folded away until the user asks for it. */
export function details(summary: string, ...children: readonly Node[]): HTMLDetailsElement {
  return element("details", {}, element("summary", {}, summary), ...children);
}
