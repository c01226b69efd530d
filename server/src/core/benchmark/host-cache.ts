import { bypassesPageCache } from "../domain/aio.js";
import { readDocuments, readDomains } from "../domain/read.js";
import { parseXml } from "../xml/parse.js";
import type { Workload } from "./workloads.js";

/**
 * Where the figures of a guest may be those of its host's memory: sentences. O_DIRECT in the guest goes past the guest's page
 * cache, not past the host's.
 *
 * @param xml Of the running guest.
 * @param disk The one that is measured, by its `<target>`; null where that is not known.
 */
export function hostCacheNotes(xml: string, disk: string | null, load: Workload): string[] {
  const disks = readDocuments(parseXml(xml))
    .flatMap(readDomains)
    .flatMap((domain) => domain.disks)
    .filter(({ holdsData, isLocal, isOverridden }) => holdsData && isLocal && !isOverridden);
  const measured = disks.filter(({ name }) => disk === null || name === disk);
  const condition = measured.length > 1 ? ", if the directory is on it" : "";
  return measured.flatMap((each) => {
    const { name, effectiveCache: mode } = each;
    const effect =
      mode === undefined || bypassesPageCache(each)
        ? undefined
        : mode === "unsafe"
          ? effects.unsafe
          : load.rw !== "write" && load.rw !== "randwrite"
            ? effects.reads
            : mode === "writeback" && !isFlushed(load)
              ? effects.writes
              : undefined;
    return effect === undefined
      ? []
      : [
          `The host keeps the disk ${name} in its page cache (${mode ?? ""}): ${effect}${condition}.`,
        ];
  });
}

const effects = {
  unsafe:
    "what the guest takes for stored, also by a synchronous write, may only be in the host's memory",
  reads: "reads may come from the host's memory, as fast as that is",
  writes: "writes are in the host's memory when they complete, as fast as that is",
} as const;

/** Each write waits for the disk itself. */
function isFlushed({ sync, more }: Workload): boolean {
  return sync || more["fsync"] !== undefined || more["fdatasync"] !== undefined;
}
