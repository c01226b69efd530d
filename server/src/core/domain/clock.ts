import type { TextEdit } from "../text/span.js";
import { insertChild, setAttribute } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** `<timer>` of a guest's clock. */
export interface Timer {
  readonly element: XmlElement;
  readonly name: Written | undefined;
  readonly present: Written | undefined;
}

export function timer(domain: Domain, name: string): Timer | undefined {
  return timers(domain).find((item) => item.name?.value === name);
}

/** In the order of the file. */
export function timers({ element }: Domain): readonly Timer[] {
  return children(child(element, "clock"), "timer").map((item) => ({
    element: item,
    name: attributeOf(item, "name"),
    present: attributeOf(item, "present"),
  }));
}

/** Makes a timer present, with the clock around it where there is none; libvirt then keeps UTC. */
export function addTimer(domain: Domain, name: string): readonly TextEdit[] {
  const { document, element } = domain;
  const known = timer(domain, name);
  if (known !== undefined) return [setAttribute(document, known.element, "present", "yes")];
  const added = {
    name: "timer",
    attributes: [["name", name] as const, ["present", "yes"] as const],
  };
  const clock = child(element, "clock");
  if (clock !== undefined) return [insertChild(document, clock, added)];
  const before = child(element, "cpu") ?? child(element, "features") ?? child(element, "os");
  return [
    insertChild(
      document,
      element,
      { name: "clock", attributes: [["offset", "utc"]], children: [added] },
      { after: before ?? child(element, "name") },
    ),
  ];
}
