import { child } from "../xml/query.js";
import type { Disk, Written } from "./domain.js";
import { attributeOf, numberIn } from "./written.js";

export interface BlockSizeConflict {
  readonly place: Written;
  /** A clause, such as "logical_block_size='4096', more than ...". */
  readonly problem: string;
}

/**
 * What QEMU refuses about `<blockio>` when it starts (`blkconf_blocksizes`). Sizes that are not written are 512 for
 * files; for a block device QEMU asks the device, so nothing is known of them.
 */
export function blockSizeConflict(disk: Disk): BlockSizeConflict | undefined {
  const blockio = child(disk.element, "blockio");
  const logical = attributeOf(blockio, "logical_block_size");
  const physical = attributeOf(blockio, "physical_block_size");
  const granularity = attributeOf(blockio, "discard_granularity");
  const unwritten = disk.sourceType === "file" ? 512 : undefined;
  const logicalSize = sizeOf(logical) ?? unwritten;
  const physicalSize = sizeOf(physical) ?? unwritten;
  if (logical !== undefined && isMore(logicalSize, physicalSize)) {
    const size =
      physical === undefined ? "512 bytes (QEMU's default for a file)" : `${physical.value} bytes`;
    return {
      place: logical,
      problem: `logical_block_size='${logical.value}', more than the ${size} of its physical block`,
    };
  }
  const discard = sizeOf(granularity);
  if (granularity === undefined || discard === undefined || logicalSize === undefined) {
    return undefined;
  }
  return discard % logicalSize === 0
    ? undefined
    : {
        place: granularity,
        problem: `discard_granularity='${granularity.value}', no multiple of its logical block of ${String(logicalSize)} bytes`,
      };
}

function isMore(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a > b;
}

/** libvirt takes 0 for not written. */
function sizeOf(written: Written | undefined): number | undefined {
  const size = numberIn(written?.value);
  return size === 0 ? undefined : size;
}
