import type { TextEdit } from "../text/span.js";
import { removeAttribute, setAttribute } from "../xml/edit.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { virtioInterfaces } from "./interface.js";
import { overrides } from "./overrides.js";
import { attributeOf, numberIn } from "./written.js";

/** The length of a virtio device's ring, as written, where QEMU does not take it. */
export interface WrongQueueSize {
  /** Such as `disk 'vda'`. */
  readonly owner: string;
  /** The attribute, such as `queue_size`. */
  readonly name: string;
  readonly written: Written;
  readonly driver: XmlElement;
  readonly least: number;
  /** The next power of two below; `undefined` where that is less than QEMU takes. */
  readonly nearest: number | undefined;
}

/** QEMU's most for every ring. */
export const longestQueue = 1024;

/** QEMU takes powers of two: from 4 for a disk, from 256 for a network interface. */
export function wrongQueueSizes(domain: Domain): readonly WrongQueueSize[] {
  const settings = [
    ...domain.disks
      .filter(
        (disk) =>
          disk.effectiveBus === "virtio" &&
          !disk.sourceType.startsWith("vhost") &&
          !overrides(domain, disk, "queue-size"),
      )
      .map(({ driver, name }) => ({
        owner: `disk '${name}'`,
        driver,
        name: "queue_size",
        least: 4,
      })),
    ...virtioInterfaces(domain).flatMap(({ driver, name: owner }) =>
      ["rx_queue_size", "tx_queue_size"].map((name) => ({ owner, driver, name, least: 256 })),
    ),
  ];
  return settings.flatMap(({ owner, driver, name, least }) => {
    const written = attributeOf(driver, name);
    const size = numberIn(written?.value);
    // 0 is not a size: libvirt then says nothing to QEMU.
    if (driver === undefined || written === undefined || size === undefined || size === 0) {
      return [];
    }
    if (isValidQueueSize(size, least)) return [];
    const fits = longestWithin(size);
    return [{ owner, name, written, driver, least, nearest: fits >= least ? fits : undefined }];
  });
}

/** True for the sizes of a disk's ring with which QEMU starts. */
export function isValidQueueSize(size: number, least = 4): boolean {
  return longestWithin(size) === size && size >= least;
}

function longestWithin(size: number): number {
  return Math.min(2 ** Math.floor(Math.log2(size)), longestQueue);
}

export function setQueueSize(
  domain: Domain,
  { driver, name }: WrongQueueSize,
  size: number,
): readonly TextEdit[] {
  return [setAttribute(domain.document, driver, name, String(size))];
}

export function unsetQueueSize(
  domain: Domain,
  { driver, name }: WrongQueueSize,
): readonly TextEdit[] {
  const edit = removeAttribute(domain.document, driver, name);
  return edit === undefined ? [] : [edit];
}
