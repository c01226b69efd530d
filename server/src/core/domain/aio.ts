import type { Span } from "../text/span.js";
import type { Disk } from "./domain.js";
import { isScsiPassthrough } from "./lun.js";

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

/** QEMU opens the image with O_DIRECT, or reads and writes it with SCSI commands. */
export function bypassesPageCache(disk: Disk): boolean {
  return (
    isScsiPassthrough(disk) ||
    disk.effectiveCache === "none" ||
    disk.effectiveCache === "directsync"
  );
}

/** What the host keeps of the disk, and what becomes of flushes, is up to the cache mode. */
export function obeysCacheMode(disk: Disk): boolean {
  return !isScsiPassthrough(disk) && !isInMemory(disk);
}

/** Its image is in tmpfs, that is in the page cache itself; Linux before 6.6 refuses to open it with O_DIRECT. */
export function isInMemory({ source }: Disk): boolean {
  return source?.startsWith("/dev/shm/") === true;
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
