import type { TextEdit } from "../text/span.js";
import { type NewElement, insertChild, setAttribute } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { realtimeSchedules } from "./realtime.js";
import { scaledSize } from "./scaled-size.js";
import { attributeOf, contentOf } from "./written.js";

/** A size of memory as libvirt writes it: a number of KiB unless a unit says otherwise. */
export interface MemorySize {
  readonly element: XmlElement;
  readonly written: Written;
  readonly bytes: number;
}

/** `<memory>` and `<currentMemory>` of a guest, or a limit in `<memtune>`; `undefined` for what libvirt would refuse. */
export function memorySize(
  { document }: Domain,
  element: XmlElement | undefined,
): MemorySize | undefined {
  const written = contentOf(element, document.text);
  const unit = attributeOf(element, "unit")?.value ?? "KiB";
  const bytes = written && scaledSize(written.value, unit);
  return element === undefined || written === undefined || bytes === undefined
    ? undefined
    : { element, written, bytes };
}

/** `<hugepages>`, `<locked>`, `<allocation>` and their like. */
export function memoryBacking({ element }: Domain, name: string): XmlElement | undefined {
  return child(child(element, "memoryBacking"), name);
}

/** Adds to `<memoryBacking>`, which stands behind the memory's size. */
export function addMemoryBacking(domain: Domain, added: NewElement): readonly TextEdit[] {
  const { document, element } = domain;
  const backing = child(element, "memoryBacking");
  if (backing !== undefined) return [insertChild(document, backing, added)];
  const before = child(element, "currentMemory") ?? child(element, "memory");
  return [
    insertChild(
      document,
      element,
      { name: "memoryBacking", children: [added] },
      { after: before ?? child(element, "name") },
    ),
  ];
}

/** Why the guest's memory has to stay where it is, in words; `undefined` where nothing says so. */
export function reasonForFixedMemory(domain: Domain): string | undefined {
  if (memoryBacking(domain, "hugepages") !== undefined) return "is made of huge pages";
  if (memoryBacking(domain, "locked") !== undefined) return "is locked";
  return realtimeSchedules(domain).length > 0 ? "belongs to a real-time guest" : undefined;
}

/**
 * True where the host has given all memory before the guest runs: it is locked, or of huge pages, which libvirt always
 * lets QEMU allocate (`qemuBuildMemoryGetPagesize`), or VFIO has pinned it for a PCI device that reaches all of it.
 */
export function isAllocatedAtStart(domain: Domain): boolean {
  if (memoryBacking(domain, "locked") !== undefined) return true;
  if (memoryBacking(domain, "hugepages") !== undefined) return true;
  return children(domain.element, "devices").some((devices) =>
    devices.children.some((item) => {
      const type = attributeOf(item, "type")?.value;
      return (
        (item.name === "hostdev" && type === "pci") ||
        (item.name === "interface" && type === "hostdev")
      );
    }),
  );
}

/** Takes the balloon away; libvirt would add one where none is written. */
export function removeBalloon({ document, element }: Domain): readonly TextEdit[] {
  const devices = child(element, "devices");
  const balloon = child(devices, "memballoon");
  if (devices === undefined) return [];
  if (balloon === undefined) {
    return [
      insertChild(document, devices, { name: "memballoon", attributes: [["model", "none"]] }),
    ];
  }
  // What else is written there belongs to a device that is no more.
  const attributes = balloon.attributes.filter(({ name }) => name !== "model");
  if (attributes.length > 0 || balloon.children.length > 0) {
    const { start, end } = balloon.span;
    const quote = balloon.attributes[0]?.quote ?? "'";
    return [{ span: { start, end }, newText: `<memballoon model=${quote}none${quote}/>` }];
  }
  return [setAttribute(document, balloon, "model", "none")];
}

/** The one balloon that libvirt takes, where the guest has one. */
export function balloonModel({ element }: Domain): string {
  const devices = children(element, "devices");
  const balloon = devices.flatMap((item) => children(item, "memballoon"))[0];
  return attributeOf(balloon, "model")?.value ?? "virtio";
}
