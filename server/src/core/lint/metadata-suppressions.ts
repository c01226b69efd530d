import { snapshotDomain } from "../domain/snapshot.js";
import type { TextEdit } from "../text/span.js";
import { insertChild } from "../xml/edit.js";
import { attribute, child, children, localName, namespaceOf } from "../xml/query.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";
import type { Suppression } from "./suppressions.js";

/*
 * libvirt drops the comments of a file when the guest is defined, but keeps one element of each foreign namespace in
 * <metadata>. So rules can be switched off there as well:
 *
 *   <virt-latency:suppressions xmlns:virt-latency='NAMESPACE'>
 *     <virt-latency:suppress rule='domain/disk-cache-unsafe' device='vda' reason='scratch disk'/>
 *   </virt-latency:suppressions>
 */

/** Names a form, not a page. */
export const suppressionNamespace = "https://github.com/virt-latency/virt-latency/suppressions/1";

/** What the metadata of each domain switches off: for a device (by target or alias), else for the whole domain. */
export function metadataSuppressions(document: XmlDocument): readonly Suppression[] {
  return document.roots.map(guestIn).flatMap((domain) => {
    const entries = ownElements(domain)
      .flatMap((list) => list.children)
      .filter((entry) => localName(entry) === "suppress");
    if (entries.length === 0) return [];
    const named = devicesByName(domain);
    return entries.map((entry) => {
      const device = attribute(entry, "device")?.value;
      const owner = device === undefined ? domain : named.get(device);
      const rule = attribute(entry, "rule");
      return {
        place: entry.span,
        rule: rule?.value,
        rulePlace: rule?.valueSpan,
        standsAlone: true,
        // A device that is not there: nothing is switched off, and that is reported.
        region: owner?.span ?? { start: 0, end: 0 },
      };
    });
  });
}

/** The edit that switches `rule` off in the metadata, for the device around `offset` or else for the domain. */
export function metadataSuppressionEdit(
  document: XmlDocument,
  rule: string,
  offset: number,
): TextEdit | undefined {
  const domain = document.roots.find(({ span }) => span.start <= offset && offset < span.end);
  if (domain?.name !== "domain") return undefined;
  const device = devices(domain).find(({ span }) => span.start <= offset && offset < span.end);
  const name = device === undefined ? undefined : nameOf(device);
  const [list] = ownElements(domain);
  const prefix = list === undefined ? "virt-latency:" : prefixOf(list);
  const entry = {
    name: `${prefix}suppress`,
    attributes: [
      ["rule", rule] as const,
      ...(name === undefined ? [] : [["device", name] as const]),
      ["reason", ""] as const,
    ],
  };
  if (list !== undefined) return insertChild(document, list, entry);
  const declaration = ["xmlns:virt-latency", suppressionNamespace] as const;
  const newList = {
    name: "virt-latency:suppressions",
    attributes: [declaration],
    children: [entry],
  };
  const metadata = child(domain, "metadata");
  if (metadata !== undefined) return insertChild(document, metadata, newList);
  const before = ["description", "title", "genid", "uuid", "name"]
    .map((sibling) => child(domain, sibling))
    .find((sibling) => sibling !== undefined);
  const place = before === undefined ? "first" : { after: before };
  return insertChild(document, domain, { name: "metadata", children: [newList] }, place);
}

/** A snapshot holds the guest's metadata with the guest. */
function guestIn(root: XmlElement): XmlElement {
  return root.name === "domainsnapshot" ? (snapshotDomain(root) ?? root) : root;
}

function ownElements(domain: XmlElement): readonly XmlElement[] {
  return (child(domain, "metadata")?.children ?? []).filter(
    (element) =>
      localName(element) === "suppressions" && namespaceOf(element) === suppressionNamespace,
  );
}

function devices(domain: XmlElement): readonly XmlElement[] {
  return children(domain, "devices").flatMap((list) => list.children);
}

/** The first device of each name or alias. */
function devicesByName(domain: XmlElement): ReadonlyMap<string, XmlElement> {
  const named = new Map<string, XmlElement>();
  for (const device of devices(domain)) {
    for (const name of [nameOf(device), aliasOf(device)]) {
      if (name !== undefined && !named.has(name)) named.set(name, device);
    }
  }
  return named;
}

/** The target's name where there is one, else the alias. */
function nameOf(device: XmlElement): string | undefined {
  return attribute(child(device, "target"), "dev")?.value ?? aliasOf(device);
}

function aliasOf(device: XmlElement): string | undefined {
  return attribute(child(device, "alias"), "name")?.value;
}

function prefixOf(element: XmlElement): string {
  return element.name.slice(0, element.name.indexOf(":") + 1);
}
