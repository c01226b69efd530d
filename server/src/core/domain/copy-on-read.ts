import { child } from "../xml/query.js";
import { backingLayers } from "./backing-chain.js";
import type { Disk } from "./domain.js";

/** The kind of disk for which libvirt refuses copy_on_read='on' (`qemuValidateDomainDeviceDefDiskFrontend`). */
export function kindWithoutCopyOnRead({ device, element }: Disk): string | undefined {
  if (device === "cdrom" || device === "floppy") return "removable";
  if (device === "lun") return "passed-through";
  return child(element, "readonly") === undefined ? undefined : "read-only";
}

/** What copy-on-read is for: an image somewhere else is fetched once and then local. */
export function hasRemoteBacking(disk: Disk): boolean {
  return backingLayers(disk).some(({ sourceType }) => sourceType === "network");
}
