import { parseXml } from "../xml/parse.js";
import { child, descendants } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { attributeOf } from "./written.js";

/** The first `<domain>` of a text that stands alone in it, such as what `virsh dumpxml` prints. */
export function domainRoot(xml: string): XmlElement | undefined {
  return parseXml(xml).roots.find(({ name }) => name === "domain");
}

/** What tells one guest from another. */
export interface GuestIdentity {
  /** Empty where it is not written; so is the UUID. */
  readonly name: string;
  /** In lower case. */
  readonly uuid: string;
  /** Hardware addresses of its network interfaces, in lower case. */
  readonly macs: readonly string[];
}

export function guestIdentity(xml: string): GuestIdentity {
  const domain = domainRoot(xml);
  const text = (name: string): string => child(domain, name)?.text.trim() ?? "";
  const macs = descendants(domain, ["devices", "interface", "mac"]).flatMap(
    (mac) => attributeOf(mac, "address")?.value.toLowerCase() ?? [],
  );
  return { name: text("name"), uuid: text("uuid").toLowerCase(), macs };
}
