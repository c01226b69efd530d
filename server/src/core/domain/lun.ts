import type { TextEdit } from "../text/span.js";
import { removeAttribute, setAttribute } from "../xml/edit.js";
import { attribute, child } from "../xml/query.js";
import type { Disk, Domain } from "./domain.js";

/**
 * QEMU hands reads, writes and flushes of such a disk to the device as SCSI commands (its scsi-block), so that neither
 * the cache mode nor `io` has a part in them.
 */
export function isScsiPassthrough({ device, effectiveBus }: Disk): boolean {
  return device === "lun" && effectiveBus === "scsi";
}

/** The guest's own SCSI commands go to the device, and nothing says that it needs more of that than reading and writing. */
export function passesScsiCommands(disk: Disk): boolean {
  return (
    isScsiPassthrough(disk) &&
    child(child(disk.element, "source"), "reservations") === undefined &&
    attribute(disk.element, "rawio") === undefined
  );
}

/** Makes it a SCSI disk that QEMU emulates, without what libvirt takes for a passed-through one only. */
export function emulateScsiDisk(domain: Domain, { element }: Disk): readonly TextEdit[] {
  const sgio = removeAttribute(domain.document, element, "sgio");
  return [
    setAttribute(domain.document, element, "device", "disk"),
    ...(sgio === undefined ? [] : [sgio]),
  ];
}
