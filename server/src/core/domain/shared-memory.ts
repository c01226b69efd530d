import type { TextEdit } from "../text/span.js";
import { insertChild, insertChildren, setAttribute } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain } from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf } from "./written.js";

/** A device that another process serves, which has to see the guest's memory. */
export interface MemorySharer {
  /** Such as `vhost-user disk 'vda'`. */
  readonly name: string;
  readonly element: XmlElement;
}

export function memorySharers({ disks, element }: Domain): readonly MemorySharer[] {
  const devices = children(element, "devices").flatMap((item) => item.children);
  return [
    ...disks
      .filter(({ sourceType }) => sourceType === "vhostuser")
      .map((disk) => ({ name: `vhost-user disk '${disk.name}'`, element: disk.element })),
    ...devices
      .filter(({ name }) => name === "filesystem")
      .filter((item) => attributeOf(child(item, "driver"), "type")?.value === "virtiofs")
      .map((item) => ({ name: "virtiofs file system", element: item })),
  ];
}

/** As libvirt checks it (`qemuValidateDomainDefVhostUserRequireSharedMemory`): each NUMA cell may decide for itself. */
export function sharesMemory(domain: Domain): boolean {
  const mode = accessMode(domain);
  const shared = mode === "shared" || isPlaceholder(mode ?? "");
  const cells = numaCells(domain);
  return cells.length === 0
    ? shared
    : cells.every((cell) => {
        const access = attributeOf(cell, "memAccess")?.value;
        return access === undefined ? shared : access === "shared";
      });
}

/** `undefined` where a NUMA cell has said that its memory is private. */
export function shareMemory(domain: Domain): readonly TextEdit[] | undefined {
  const { document, element } = domain;
  const isPrivate = numaCells(domain).some(
    (cell) => attributeOf(cell, "memAccess")?.value === "private",
  );
  if (isPrivate) return undefined;
  const backing = child(element, "memoryBacking");
  const access = { name: "access", attributes: [["mode", "shared"]] as const };
  const source = { name: "source", attributes: [["type", "memfd"]] as const };
  if (backing === undefined) {
    const place = child(element, "currentMemory") ?? child(element, "memory");
    const added = { name: "memoryBacking", children: [source, access] };
    return [insertChild(document, element, added, { after: place ?? child(element, "name") })];
  }
  const written = child(backing, "access");
  const hasSource = ["source", "hugepages"].some((name) => child(backing, name) !== undefined);
  if (written !== undefined) {
    return [
      setAttribute(document, written, "mode", "shared"),
      ...(hasSource ? [] : [insertChild(document, backing, source, { before: written })]),
    ];
  }
  return [insertChildren(document, backing, hasSource ? [access] : [source, access])];
}

function accessMode({ element }: Domain): string | undefined {
  return attributeOf(child(child(element, "memoryBacking"), "access"), "mode")?.value;
}

function numaCells({ element }: Domain): readonly XmlElement[] {
  return children(child(child(element, "cpu"), "numa"), "cell");
}
