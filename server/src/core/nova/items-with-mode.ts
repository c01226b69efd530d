import { diskDriver } from "./disk-driver.js";
import type { CacheItem, ImageStorage } from "./image-storage.js";

/** An item of `disk_cachemodes` that counts, with what it means beside its mode. */
export interface ItemWithMode {
  readonly text: string;
  readonly parsed: NonNullable<CacheItem["parsed"]>;
  /** Nova would have given the disk io='native' and takes it back because of this item. */
  readonly losesNative: boolean;
}

/** The items that choose `mode` and that no later item overrides. */
export function itemsWithMode(
  storage: ImageStorage | undefined,
  mode: string,
): readonly ItemWithMode[] {
  if (storage === undefined) return [];
  const driver = diskDriver(storage, { directIo: true });
  return storage.cacheItems.flatMap((item) => {
    const { parsed, text } = item;
    if (parsed?.mode !== mode || parsed.overridden) return [];
    return [{ text, parsed, losesNative: driver?.io === "threads" && driver.cacheItem === item }];
  });
}
