import type {
  CacheItem,
  CacheMode,
  ImageBackend,
  ImageStorage,
  SourceType,
} from "./image-storage.js";

/** The `<driver>` of a guest's own disk as Nova writes it; without `io`, QEMU uses its pool of threads. */
export interface DiskDriver {
  readonly sourceType: SourceType;
  readonly format: "qcow2" | "raw";
  readonly cache: CacheMode;
  readonly io: "native" | "threads" | undefined;
  /** The `disk_cachemodes` item that chose the cache mode. */
  readonly cacheItem: CacheItem | undefined;
}

/**
 * What nova/virt/libvirt/imagebackend.py and driver.py make of the settings (the same in 26.2.2, 31.0.0 and 34.0.0);
 * undefined when the file cannot tell, and for the backends of other hypervisors.
 * `directIo`: whether the file system of `instances_path` takes O_DIRECT, which Nova probes for every backend.
 */
export function diskDriver(
  storage: ImageStorage,
  host: { readonly directIo: boolean },
): DiskDriver | undefined {
  const { backend } = storage;
  if (backend === undefined || backend === "ploop") return undefined;
  const native = wantsNativeAio(storage, backend);
  if (native === undefined) return undefined;
  const sourceType = sourceTypeOf[backend];
  return {
    sourceType,
    format: backend === "qcow2" ? "qcow2" : "raw",
    ...withCacheMode(storage, sourceType, {
      cache: host.directIo ? "none" : "writeback",
      io: native ? "native" : undefined,
    }),
  };
}

/** What `_set_cache_mode` makes of the driver that a backend or a volume driver proposes. */
export function withCacheMode(
  storage: ImageStorage,
  sourceType: SourceType,
  proposed: Pick<DiskDriver, "cache" | "io">,
): Pick<DiskDriver, "cache" | "io" | "cacheItem"> {
  const cacheItem = storage.cacheItems.findLast((item) => item.parsed?.sourceType === sourceType);
  const cache = cacheItem?.parsed?.mode ?? proposed.cache;
  const direct = cache === "none" || cache === "directsync";
  // Launchpad 1841363: since 22, Nova falls back by itself where QEMU would refuse native AIO.
  return { cache, io: proposed.io === "native" && !direct ? "threads" : proposed.io, cacheItem };
}

const sourceTypeOf = {
  qcow2: "file",
  flat: "file",
  lvm: "block",
  rbd: "network",
} as const satisfies Record<Exclude<ImageBackend, "ploop">, SourceType>;

/** `driver_io` of the image backends; `fallocate` may fail later, the attribute is set all the same. */
function wantsNativeAio(storage: ImageStorage, backend: ImageBackend): boolean | undefined {
  if (backend === "rbd") return false;
  if (backend === "lvm") {
    const sparse = storage.sparseLogicalVolumes.value;
    return sparse === undefined ? undefined : !sparse;
  }
  const preallocate = storage.preallocateImages.value;
  return preallocate === undefined ? undefined : preallocate === "space";
}
