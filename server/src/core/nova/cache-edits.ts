import type { Fix } from "../lint/finding.js";
import { nearest } from "../text/nearest.js";
import { type CacheItem, type SourceType, cacheModes, sourceTypes } from "./image-storage.js";

/**
 * The item to write instead of one with a mode that flushes too often, too late or never: `none`, and for disks over the
 * network, which are Ceph's, `writeback`, with which librbd's own cache serves the guest and obeys its flushes.
 */
export function betterItem(sourceType: SourceType): string {
  return `${sourceType}=${betterMode(sourceType)}`;
}

/** Lets an item of `disk_cachemodes` choose that. Nova does not probe a mode that is spelt out: QEMU then insists on O_DIRECT. */
export function useBetterMode({ sourceType, modeSpan }: NonNullable<CacheItem["parsed"]>): Fix {
  return {
    title: `Use ${betterItem(sourceType)} (${conditions[sourceType]})`,
    safety: "needs-care",
    effect: "restart",
    edits: [{ span: modeSpan, newText: betterMode(sourceType) }],
  };
}

function betterMode(sourceType: SourceType): string {
  return sourceType === "network" ? "writeback" : "none";
}

const conditions: Readonly<Record<SourceType, string>> = {
  file: "the file system of instances_path must take O_DIRECT",
  block: "the storage must take O_DIRECT",
  mount: "the storage must take O_DIRECT",
  network: "librbd then caches what is not flushed",
};

/** What an item that Nova cannot use was most likely meant to be; undefined when that is a guess or already said. */
export function likelyCacheItem(item: CacheItem, all: readonly CacheItem[]): string | undefined {
  const match = /^["'\s]*(\w+)\s*[=:]\s*(\w+)["'\s]*$/.exec(item.text.toLowerCase());
  if (match === null) return undefined;
  const sourceType = nearest(match[1] ?? "", sourceTypes);
  const mode = nearest(match[2] ?? "", cacheModes);
  if (sourceType === undefined || mode === undefined) return undefined;
  if (all.some(({ parsed }) => parsed?.sourceType === sourceType)) return undefined;
  return `${sourceType}=${mode}`;
}
