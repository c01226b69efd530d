import { type DiskDriver, diskDriver, withCacheMode } from "../disk-driver.js";
import type { ImageBackend, ImageStorage, SourceType } from "../image-storage.js";
import type { NovaConf } from "../nova-conf.js";
import type { GuestAssumptions } from "./guest.js";
import { type Cause, type Origin, causeOf } from "./origin.js";
import { type DiskSource, exampleUuid, inFolder, sourceOf } from "./sources.js";
import { type DiskTarget, Targets } from "./targets.js";

/** A disk that Nova would write. */
export interface EffectiveDisk extends DiskTarget {
  /** What it is to the operator, such as "Root disk". */
  readonly title: string;
  readonly device: "disk" | "cdrom";
  readonly sourceType: SourceType;
  /** False only for Ceph images: Nova names the driver for everything else. */
  readonly namesDriver: boolean;
  readonly format: "qcow2" | "raw";
  readonly cache: string;
  readonly discard: string | undefined;
  readonly io: string | undefined;
  readonly source: DiskSource;
  readonly origins: {
    readonly type: Origin;
    readonly driver: readonly Origin[];
    readonly source: readonly Origin[];
    readonly target: Origin;
  };
}

/** All disks of a guest with everything that Nova can give it, in Nova's order; undefined when the files cannot tell. */
export function effectiveDisks(
  conf: NovaConf,
  storage: ImageStorage,
  guest: GuestAssumptions,
): readonly EffectiveDisk[] | undefined {
  const driver = diskDriver(storage, guest);
  if (driver === undefined || storage.backend === undefined) return undefined;
  return new DiskWriter(conf, storage, storage.backend, driver, guest).all();
}

class DiskWriter {
  readonly #conf: NovaConf;
  readonly #storage: ImageStorage;
  readonly #backend: ImageBackend;
  readonly #driver: DiskDriver;
  readonly #guest: GuestAssumptions;
  readonly #targets: Targets;

  constructor(
    conf: NovaConf,
    storage: ImageStorage,
    backend: ImageBackend,
    driver: DiskDriver,
    guest: GuestAssumptions,
  ) {
    this.#conf = conf;
    this.#storage = storage;
    this.#backend = backend;
    this.#driver = driver;
    this.#guest = guest;
    this.#targets = new Targets(conf, guest);
  }

  all(): readonly EffectiveDisk[] {
    return [
      this.#ofBackend("Root disk", "disk"),
      this.#ofBackend("Ephemeral disk", "disk.local"),
      this.#ofBackend("Swap disk", "disk.swap"),
      this.#configDrive(),
      this.#volume("Cinder volume over iSCSI or Fibre Channel", {
        sourceType: "block",
        source: { kind: "block", path: "/dev/disk/by-id/volume" },
        isNative: true,
      }),
      this.#volume("Cinder volume on NFS", {
        sourceType: "file",
        source: { kind: "file", path: "/var/lib/nova/mnt/share/volume" },
        isNative: true,
      }),
      this.#volume("Cinder volume in Ceph", {
        sourceType: "network",
        source: { kind: "rbd", name: "volumes/volume", user: "cinder", secret: exampleUuid },
        isNative: false,
      }),
    ];
  }

  /** What imagebackend.py writes for a disk of the instance's own. */
  #ofBackend(title: string, name: string): EffectiveDisk {
    const { sourceType, format, cache, io } = this.#driver;
    const { source, origins } = sourceOf(this.#conf, this.#backend, name);
    const { place, origin } = this.#targets.nextDisk();
    return {
      title,
      device: "disk",
      sourceType,
      namesDriver: this.#backend !== "rbd",
      format,
      cache,
      discard: this.#discard(),
      io,
      source,
      ...place,
      origins: {
        type: { what: `type='${sourceType}'`, causes: this.#backendCauses() },
        driver: [
          { what: `type='${format}'`, causes: this.#formatCauses() },
          ...this.#cacheOrigins(this.#driver, this.#hostCause()),
          ...this.#discardOrigin(),
          this.#ioOrigin(this.#driver, this.#nativeCauses()),
        ],
        source: origins,
        target: origin,
      },
    };
  }

  /** In Ceph where the disks are; everywhere else a raw file beside the instance (`_get_disk_config_image_type`). */
  #configDrive(): EffectiveDisk {
    const kind = this.#conf.settings.choice("DEFAULT", "config_drive_format", ["iso9660", "vfat"]);
    const isCdrom = kind.value !== "vfat";
    const inCeph = this.#backend === "rbd";
    const preallocate = this.#storage.preallocateImages;
    const driver = withCacheMode(this.#storage, inCeph ? "network" : "file", {
      cache: this.#guest.directIo ? "none" : "writeback",
      io: !inCeph && preallocate.value === "space" ? "native" : undefined,
    });
    const { place, origin } = isCdrom ? this.#targets.nextCdrom() : this.#targets.nextDisk();
    const { source, origins } = inCeph
      ? sourceOf(this.#conf, this.#backend, "disk.config")
      : inFolder(this.#conf, "disk.config");
    return {
      title: "Config drive",
      device: isCdrom ? "cdrom" : "disk",
      sourceType: inCeph ? "network" : "file",
      namesDriver: !inCeph,
      format: "raw",
      cache: driver.cache,
      discard: this.#discard(),
      io: driver.io,
      source,
      ...place,
      origins: {
        type: {
          what: `device='${isCdrom ? "cdrom" : "disk"}'`,
          causes: [this.#causeOf("DEFAULT", "config_drive_format", kind)],
        },
        driver: [
          ...this.#cacheOrigins(driver, this.#hostCause()),
          ...this.#discardOrigin(),
          this.#ioOrigin(
            driver,
            inCeph ? [neverInCeph] : [this.#causeOf("DEFAULT", "preallocate_images", preallocate)],
          ),
        ],
        source: origins,
        target: origin,
      },
    };
  }

  /** What nova/virt/libvirt/volume/ writes; what the storage says of a volume (discard, limits, block sizes) is left out. */
  #volume(
    title: string,
    volume: {
      readonly sourceType: SourceType;
      readonly source: DiskSource;
      readonly isNative: boolean;
    },
  ): EffectiveDisk {
    const { sourceType, source, isNative } = volume;
    const { place, origin } = this.#targets.nextDisk();
    const optOut = this.#conf.settings.boolean("libvirt", "use_default_aio_mode_for_volumes");
    const isOptedOut = optOut.value === true;
    const driver = withCacheMode(this.#storage, sourceType, {
      cache: "none",
      io: isNative && !isOptedOut ? "native" : undefined,
    });
    const aioCause: Cause = isOptedOut
      ? this.#causeOf("libvirt", "use_default_aio_mode_for_volumes", optOut)
      : { kind: "nova", text: isNative ? "Nova sets it for such volumes" : neverInCeph.text };
    return {
      title,
      device: "disk",
      sourceType,
      namesDriver: true,
      format: "raw",
      cache: driver.cache,
      discard: undefined,
      io: driver.io,
      source,
      ...place,
      origins: {
        type: {
          what: `type='${sourceType}'`,
          causes: [{ kind: "assumption", text: "the kind of volume that Cinder hands over" }],
        },
        driver: [
          ...this.#cacheOrigins(driver, { kind: "nova", text: "what Nova sets for volumes" }),
          this.#ioOrigin(driver, [aioCause]),
        ],
        source: [
          {
            what: "the source",
            causes: [{ kind: "assumption", text: "Cinder and os-brick decide" }],
          },
        ],
        target: origin,
      },
    };
  }

  #discard(): string | undefined {
    return this.#conf.settings.choice("libvirt", "hw_disk_discard", ["ignore", "unmap"]).value;
  }

  #discardOrigin(): readonly Origin[] {
    const setting = this.#conf.settings.choice("libvirt", "hw_disk_discard", ["ignore", "unmap"]);
    if (setting.value === undefined) return [];
    return [
      {
        what: `discard='${setting.value}'`,
        causes: [this.#causeOf("libvirt", "hw_disk_discard", setting)],
      },
    ];
  }

  #backendCauses(): readonly Cause[] {
    const { imagesType, useCowImages } = this.#storage;
    const causes = [this.#causeOf("libvirt", "images_type", imagesType)];
    if (imagesType.value === "default") {
      causes.push(this.#causeOf("DEFAULT", "use_cow_images", useCowImages));
    }
    return causes;
  }

  /** A flat disk becomes what the image was when Nova is not to convert images. */
  #formatCauses(): readonly Cause[] {
    const force = this.#conf.settings.boolean("DEFAULT", "force_raw_images");
    if (this.#backend !== "flat" || force.value !== false) return this.#backendCauses();
    return [
      ...this.#backendCauses(),
      this.#causeOf("DEFAULT", "force_raw_images", force),
      { kind: "assumption", text: "the image in Glance is raw; a qcow2 one makes it type='qcow2'" },
    ];
  }

  #cacheOrigins(
    { cache, cacheItem }: Pick<DiskDriver, "cache" | "cacheItem">,
    otherwise: Cause,
  ): readonly Origin[] {
    const cause =
      cacheItem === undefined
        ? otherwise
        : this.#causeOf("libvirt", "disk_cachemodes", {
            entry: cacheItem.entry,
            value: cacheItem.text,
          });
    return [{ what: `cache='${cache}'`, causes: [cause] }];
  }

  #hostCause(): Cause {
    return {
      kind: "assumption",
      text: `O_DIRECT ${this.#guest.directIo ? "works" : "does not work"} in instances_path`,
    };
  }

  #ioOrigin({ io, cache }: Pick<DiskDriver, "io" | "cache">, causes: readonly Cause[]): Origin {
    if (io === undefined) {
      const isCeph = causes.some((cause) => "text" in cause && cause.text === neverInCeph.text);
      return { what: isCeph ? "no io" : "no io, so QEMU's pool of threads", causes };
    }
    if (io === "native") return { what: "io='native'", causes };
    const fallback: Cause = {
      kind: "nova",
      text: `with cache='${cache}' Nova falls back from io='native' (Launchpad 1841363)`,
    };
    return { what: "io='threads'", causes: [...causes, fallback] };
  }

  /** What decides about `io` on disks of the instance's own. */
  #nativeCauses(): readonly Cause[] {
    if (this.#backend === "rbd") return [neverInCeph];
    if (this.#backend === "lvm") {
      const sparse = this.#storage.sparseLogicalVolumes;
      return [this.#causeOf("libvirt", "sparse_logical_volumes", sparse)];
    }
    return [this.#causeOf("DEFAULT", "preallocate_images", this.#storage.preallocateImages)];
  }

  #causeOf(group: string, name: string, setting: Parameters<typeof causeOf>[3]): Cause {
    return causeOf(this.#conf, group, name, setting);
  }
}

const neverInCeph = { kind: "nova", text: "Nova never sets it for Ceph" } as const satisfies Cause;
