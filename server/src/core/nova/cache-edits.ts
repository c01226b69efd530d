import type { Fix } from "../lint/finding.js";
import { nearest } from "../text/nearest.js";
import { type CacheItem, cacheModes, sourceTypes } from "./image-storage.js";

/** Lets an item of `disk_cachemodes` choose `none`. Nova does not probe a mode that is spelt out: QEMU then insists on O_DIRECT. */
export function useCacheNone({ sourceType, modeSpan }: NonNullable<CacheItem["parsed"]>): Fix {
  const place = sourceType === "file" ? "the file system of instances_path" : "the storage";
  return {
    title: `Use ${sourceType}=none (${place} must take O_DIRECT)`,
    safety: "needs-care",
    effect: "restart",
    edits: [{ span: modeSpan, newText: "none" }],
  };
}

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
