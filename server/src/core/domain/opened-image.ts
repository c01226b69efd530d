import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { backingLayers } from "./backing-chain.js";
import type { Disk } from "./domain.js";
import { attributeOf } from "./written.js";

/** An image that QEMU opens, and locks, for a disk. */
export interface OpenedImage {
  /** The same for everything that opens the same image. */
  readonly key: string;
  /** What people call the image: its path, or pool and volume. */
  readonly name: string;
  readonly disk: Disk;
  /** `backing` is below the image that the disk itself has. */
  readonly use: "write" | "read" | "backing";
  /** Others may write to it meanwhile. */
  readonly isShared: boolean;
}

/**
 * The images of a disk that QEMU locks as a whole: nothing for parts of an image, for what lies over a transient disk, or for
 * what is not a file or block device of this host.
 */
export function openedImages(disk: Disk): readonly OpenedImage[] {
  const { device, element, holdsData, isLocal, isTransient, sourceType } = disk;
  const isRemovable = device === "cdrom" || device === "floppy";
  if (!isLocal || isTransient || device === "lun" || hasOpenTray(disk)) return [];
  const isReadOnly = device === "cdrom" || child(element, "readonly") !== undefined;
  // What is neither is a seed image, or half-typed.
  if (!isReadOnly && (isRemovable || !holdsData)) return [];
  const isShared = child(element, "shareable") !== undefined;
  const opened = (holder: XmlElement, type: string, use: OpenedImage["use"]): OpenedImage[] => {
    const name = imageName(holder);
    return name === undefined ? [] : [{ key: `${type} ${name}`, name, disk, use, isShared }];
  };
  return [
    ...opened(element, sourceType, isReadOnly ? "read" : "write"),
    ...backingLayers(disk).flatMap((layer) => opened(layer.element, layer.sourceType, "backing")),
  ];
}

/**
 * True for two disks that QEMU does not start with: each takes a lock, and one that is not shared lets nobody else write
 * (seen with QEMU 7.2, in every combination).
 */
export function excludes(one: OpenedImage, other: OpenedImage): boolean {
  if (one.disk === other.disk) return false;
  return (one.use === "write" && !other.isShared) || (other.use === "write" && !one.isShared);
}

function imageName(holder: XmlElement): string | undefined {
  const source = child(holder, "source");
  if (child(source, "slices") !== undefined) return undefined;
  const path = attributeOf(source, "file") ?? attributeOf(source, "dev");
  if (path !== undefined) return path.value;
  const pool = attributeOf(source, "pool");
  const volume = attributeOf(source, "volume");
  return pool === undefined || volume === undefined ? undefined : `${pool.value}/${volume.value}`;
}

/** Then there is no medium in the drive, whatever the source says. */
function hasOpenTray({ element }: Disk): boolean {
  return attributeOf(child(element, "target"), "tray")?.value === "open";
}
