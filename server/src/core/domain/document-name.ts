import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";

/** What libvirt calls a domain, network, pool, volume or snapshot, for a command that names it; `NAME` where none is written. */
export function nameIn(element: XmlElement | undefined): string {
  const written = child(element, "name")?.text.trim() ?? "";
  return written === "" ? "NAME" : written;
}
