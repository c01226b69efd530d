import type { Disk, Written } from "./domain.js";
import { driverSetting } from "./driver-setting.js";

/** A driver setting that libvirt refuses for a vhost-user disk. */
export interface RefusedSetting {
  readonly name: string;
  readonly written: Written;
}

/**
 * The settings on a vhost-user disk's `<driver>` that libvirt refuses (`virDomainDiskVhostUserValidate`): another
 * process does the I/O, so QEMU has no image to open in one way or another.
 */
export function refusedSettings(disk: Disk): readonly RefusedSetting[] {
  if (disk.sourceType !== "vhostuser") return [];
  return refused.flatMap((name) => {
    const written = driverSetting(disk, name);
    return written === undefined || written.value === "default" ? [] : [{ name, written }];
  });
}

const refused = [
  "cache",
  "error_policy",
  "rerror_policy",
  "io",
  "ioeventfd",
  "copy_on_read",
  "discard",
  "iothread",
  "detect_zeroes",
];
