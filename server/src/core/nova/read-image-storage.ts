import { listItems } from "../oslo/list-items.js";
import type { NovaEntry } from "./entry.js";
import {
  type CacheItem,
  type ImageBackend,
  type ImageStorage,
  type ImagesType,
  cacheModes,
  imagesTypes,
  sourceTypes,
} from "./image-storage.js";
import type { Settings } from "./settings.js";

export function readImageStorage(settings: Settings): ImageStorage {
  const imagesType = settings.choice("libvirt", "images_type", imagesTypes);
  const useCowImages = settings.boolean("DEFAULT", "use_cow_images");
  const cache = settings.text("libvirt", "disk_cachemodes");
  return {
    imagesType,
    useCowImages,
    preallocateImages: settings.choice("DEFAULT", "preallocate_images", ["none", "space"]),
    sparseLogicalVolumes: settings.boolean("libvirt", "sparse_logical_volumes"),
    backend: backendOf(imagesType.value, useCowImages.value),
    cacheItems:
      cache.entry === undefined || cache.value === undefined ? [] : readCacheItems(cache.entry),
  };
}

/** `Backend.backend` of nova/virt/libvirt/imagebackend.py. */
function backendOf(
  imagesType: ImagesType | undefined,
  useCowImages: boolean | undefined,
): ImageBackend | undefined {
  if (imagesType === "raw") return "flat";
  if (imagesType !== "default") return imagesType;
  if (useCowImages === undefined) return undefined;
  return useCowImages ? "qcow2" : "flat";
}

/** `_set_cache_mode` and the loop over `disk_cachemodes` in nova/virt/libvirt/driver.py: split at the first `=`, nothing trimmed. */
function readCacheItems(entry: NovaEntry): readonly CacheItem[] {
  const items = listItems(entry.option).map((item) => ({ item, parsed: parse(item) }));
  return items.map(({ item: { text, span }, parsed }, index) => ({
    text,
    span,
    entry,
    parsed: parsed && {
      ...parsed,
      overridden: items
        .slice(index + 1)
        .some((later) => later.parsed?.sourceType === parsed.sourceType),
    },
  }));
}

function parse({ text, span }: ReturnType<typeof listItems>[number]) {
  const equals = text.indexOf("=");
  const sourceType = sourceTypes.find((type) => type === text.slice(0, equals));
  const mode = cacheModes.find((word) => word === text.slice(equals + 1));
  if (equals === -1 || sourceType === undefined || mode === undefined) return undefined;
  return { sourceType, mode, modeSpan: { start: span.end - mode.length, end: span.end } };
}
