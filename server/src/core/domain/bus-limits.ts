import type { Span, TextEdit } from "../text/span.js";
import { removeAttribute, removeElement } from "../xml/edit.js";
import { attribute, child } from "../xml/query.js";
import type { Disk, Domain } from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf } from "./written.js";

/** Something that a disk has and that libvirt takes on other buses only. */
export interface Misplaced {
  /** As it is written: `<wwn>`, or `queues`. */
  readonly name: string;
  readonly span: Span;
  /** The buses that take it, in words. */
  readonly takenOn: string;
  /** Takes it off. */
  readonly edits: readonly TextEdit[];
}

/** Settings of `<driver>` for the virtqueues of virtio-blk, on a disk that has none. */
export function misplacedVirtqueueSettings(domain: Domain, disk: Disk): readonly Misplaced[] {
  const { driver, effectiveBus } = disk;
  if (driver === undefined || !emulatedBuses.has(effectiveBus)) return [];
  return virtqueueSettings.flatMap((name) => {
    const written = attributeOf(driver, name);
    const edit = removeAttribute(domain.document, driver, name);
    if (written === undefined || edit === undefined) return [];
    return [{ name, span: written.span, takenOn: "virtio", edits: [edit] }];
  });
}

const emulatedBuses: ReadonlySet<string> = new Set(["scsi", "sata", "ide", "usb", "fdc", "sd"]);

/** libvirt, `virDomainDiskDefValidate`; `iothread` is a matter of its own. */
export const virtqueueSettings: readonly string[] = [
  "queues",
  "queue_size",
  "event_idx",
  "ioeventfd",
  "iommu",
  "ats",
  "packed",
  "page_per_vq",
];

/** Identification and properties of other buses' disks. */
export function misplacedProperties(domain: Domain, disk: Disk): readonly Misplaced[] {
  const { effectiveBus, element } = disk;
  const { document } = domain;
  const target = child(element, "target");
  const elements = propertyElements.flatMap(({ name, refusedOn, takenOn }) => {
    const found = child(element, name);
    if (found === undefined || !refusedOn.has(effectiveBus)) return [];
    const edits = [removeElement(document, found)];
    return [{ name: `<${name}>`, span: found.nameSpan, takenOn, edits }];
  });
  const attributes = targetAttributes.flatMap(({ name, refusedOn, takenOn }) => {
    const found = attribute(target, name);
    const edit = target && removeAttribute(document, target, name);
    if (found === undefined || edit === undefined || !refusedOn.has(effectiveBus)) return [];
    return [{ name, span: found.nameSpan, takenOn, edits: [edit] }];
  });
  return [...attributes, ...elements];
}

interface Limit {
  readonly name: string;
  /** Where every libvirt refuses it; newer ones take a few on more buses. */
  readonly refusedOn: ReadonlySet<string>;
  readonly takenOn: string;
}

/** libvirt 9.0 and 11.3, `qemuValidateDomainDeviceDefDiskFrontend`. */
const propertyElements: readonly Limit[] = [
  { name: "wwn", refusedOn: new Set(["virtio", "sata", "usb"]), takenOn: "IDE and SCSI" },
  { name: "vendor", refusedOn: new Set(["virtio", "sata", "ide", "usb"]), takenOn: "SCSI" },
  { name: "product", refusedOn: new Set(["virtio", "usb"]), takenOn: "SCSI" },
];

const targetAttributes: readonly Limit[] = [
  {
    name: "rotation_rate",
    refusedOn: new Set(["virtio", "usb"]),
    takenOn: "SCSI, IDE and SATA",
  },
  { name: "removable", refusedOn: new Set(["virtio", "sata", "ide"]), takenOn: "USB" },
];

/** An `<address>` of another kind than the disk's bus has. */
export interface WrongAddress {
  readonly type: string;
  readonly span: Span;
  /** Lets libvirt choose an address. */
  readonly edits: readonly TextEdit[];
}

export function wrongAddress(domain: Domain, disk: Disk): WrongAddress | undefined {
  const address = child(disk.element, "address");
  const type = attributeOf(address, "type");
  if (address === undefined || type === undefined) return undefined;
  if (refusedAddresses.get(disk.effectiveBus)?.has(type.value) !== true) return undefined;
  return {
    type: type.value,
    span: type.span,
    edits: [removeElement(domain.document, address)],
  };
}

/** Seen with libvirt 9.0; a kind that is not named here may belong to another architecture. */
const refusedAddresses: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["virtio", new Set(["drive", "usb"])],
  ["scsi", new Set(["pci", "usb", "ccw", "virtio-mmio"])],
  ["sata", new Set(["pci", "usb", "ccw", "virtio-mmio"])],
  ["ide", new Set(["pci", "usb", "ccw", "virtio-mmio"])],
  ["usb", new Set(["drive", "pci", "virtio-mmio"])],
]);

/** Why libvirt refuses the disk's bus for this machine or this kind of disk; a clause. */
export function busRefusal({ machine }: Domain, disk: Disk): string | undefined {
  const { device, effectiveBus, element } = disk;
  if (device === "cdrom" && effectiveBus === "virtio") {
    return "a CD-ROM drive on the virtio bus, which has no removable media";
  }
  if (device === "lun" && emulatedBuses.has(effectiveBus) && effectiveBus !== "scsi") {
    return `a passed-through LUN on the ${effectiveBus} bus, which only SCSI and virtio can be`;
  }
  if (device === "floppy" && effectiveBus !== "fdc" && !isPlaceholder(effectiveBus)) {
    return `a floppy drive on the ${effectiveBus} bus, which is only possible on fdc`;
  }
  if (effectiveBus === "ide" && /^(?:pc-)?q35\b/.test(machine.name ?? "")) {
    return `on the IDE bus, which machine type '${machine.name ?? ""}' does not have`;
  }
  const isReadOnlyDisk = device === "disk" && child(element, "readonly") !== undefined;
  if (isReadOnlyDisk && (effectiveBus === "ide" || effectiveBus === "sata")) {
    return `a read-only disk on the ${effectiveBus} bus, where only a CD-ROM drive can be read-only`;
  }
  return undefined;
}
