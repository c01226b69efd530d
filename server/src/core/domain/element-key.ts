import { attribute, child, elementAt } from "../xml/query.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";

/**
 * Names the place at an offset by what it is and not by where it stands: `domain[db]/devices/disk[vda]`. It stays the
 * same when lines move, when attributes are added and when siblings come, go or are renamed. A device is named as a
 * whole; empty outside of every element.
 */
export function elementKeyAt(document: XmlDocument, offset: number): string {
  const parts: string[] = [];
  for (let at = elementAt(document, offset); at !== undefined; at = at.parent) {
    // What lies inside of a device comes and goes with its settings.
    if (at.parent?.name === "devices") parts.length = 0;
    const identity = identityOf(at);
    parts.unshift(identity === undefined ? at.name : `${at.name}[${identity}]`);
  }
  return parts.join("/");
}

/** What tells an element from its siblings in the user's words: a disk's target, a network interface's address, an id. */
export function identityOf(element: XmlElement): string | undefined {
  switch (element.name) {
    case "domain":
      return textOf(child(element, "name")) ?? textOf(child(element, "uuid"));
    case "interface":
      return valueOf(child(element, "mac"), "address") ?? ofDevice(element);
    case "controller":
      return (
        [valueOf(element, "type"), valueOf(element, "index")]
          .filter((word) => word !== undefined)
          .join(":") || undefined
      );
    default:
      return ofDevice(element) ?? firstOf(element, identifyingAttributes);
  }
}

/** `<iothread id=..>`, `<timer name=..>`, `<vcpupin vcpu=..>`, `<iothreadpin iothread=..>`, `<vcpusched vcpus=..>`, ... */
const identifyingAttributes = ["id", "name", "vcpu", "iothread", "vcpus", "iothreads"];

/** Inside of `<devices>`, or alone in a file for `virsh attach-device`. */
function ofDevice(element: XmlElement): string | undefined {
  if (element.parent !== undefined && element.parent.name !== "devices") return undefined;
  return valueOf(child(element, "target"), "dev") ?? valueOf(child(element, "alias"), "name");
}

function firstOf(element: XmlElement, names: readonly string[]): string | undefined {
  return names.map((name) => valueOf(element, name)).find((value) => value !== undefined);
}

function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  const value = attribute(element, name)?.value;
  return value === "" ? undefined : value;
}

function textOf(element: XmlElement | undefined): string | undefined {
  const text = element?.text.trim();
  return text === "" ? undefined : text;
}
