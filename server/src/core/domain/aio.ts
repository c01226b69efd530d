import type { Span } from "../text/span.js";
import type { Disk } from "./domain.js";

/** A data disk of this host whose requests QEMU hands to its thread pool, though it could use AIO. */
export function usesThreads(disk: Disk): boolean {
  return (
    disk.device === "disk" &&
    disk.holdsData &&
    disk.isLocal &&
    !disk.isEncrypted &&
    (disk.io === undefined || disk.io.value === "threads")
  );
}

/** QEMU opens the image with O_DIRECT. */
export function bypassesPageCache({ effectiveCache }: Disk): boolean {
  return effectiveCache === "none" || effectiveCache === "directsync";
}

export function ioPlace(disk: Disk): Span {
  return disk.io?.span ?? disk.driverPlace;
}

export function cachePlace(disk: Disk): Span {
  return disk.cache?.span ?? disk.driverPlace;
}

/** What such a disk's iothread is good for; a sentence to add, or nothing. */
export function handBack(disks: readonly Disk[]): string {
  return disks.some(({ ioThreads }) => ioThreads.length > 0)
    ? " The wake-up that an iothread saves is spent on that worker."
    : "";
}
