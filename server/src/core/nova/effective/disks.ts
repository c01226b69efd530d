import { type DiskDriver, diskDriver, withCacheMode } from "../disk-driver.js";
import type { ImageBackend, ImageStorage, SourceType } from "../image-storage.js";
import type { NovaConf } from "../nova-conf.js";
import type { Settings } from "../settings.js";
import type { GuestAssumptions } from "./guest.js";
import { type Cause, type Origin, causeOf } from "./origin.js";

/** A disk that Nova would write. */
export interface EffectiveDisk {
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
  readonly target: { readonly dev: string; readonly bus: string };
  /** The unit on the virtio-scsi controller. */
  readonly unit: number | undefined;
  readonly origins: {
    readonly type: Origin;
    readonly driver: readonly Origin[];
    readonly source: readonly Origin[];
    readonly target: Origin;
  };
}

export type DiskSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "block"; readonly path: string }
  | {
      readonly kind: "rbd";
      readonly name: string;
      readonly user: string | undefined;
      readonly secret: string | undefined;
    };

/** The instance that the XML is shown for. */
export const exampleUuid = "00000000-0000-4000-8000-000000000000";

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
  readonly #taken = new Set<string>();
  #unit = 0;

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
    return {
      title,
      device: "disk",
      sourceType,
      namesDriver: this.#backend !== "rbd",
      format,
      cache,
      discard: this.#discard(),
      io,
      source: this.#source(name),
      ...this.#diskTarget(),
      origins: {
        type: { what: `type='${sourceType}'`, causes: this.#backendCauses() },
        driver: [
          { what: `type='${format}'`, causes: this.#formatCauses() },
          ...this.#cacheOrigins(this.#driver, this.#hostCause()),
          ...this.#discardOrigin(),
          this.#ioOrigin(this.#driver, this.#nativeCauses()),
        ],
        source: this.#sourceOrigins(),
        target: this.#busOrigin(),
      },
    };
  }

  /** In Ceph where the disks are; everywhere else a raw file beside the instance (`_get_disk_config_image_type`). */
  #configDrive(): EffectiveDisk {
    const kind = this.#conf.settings.choice("DEFAULT", "config_drive_format", ["iso9660", "vfat"]);
    const formatCause = causeOf(
      this.#conf,
      { group: "DEFAULT", name: "config_drive_format" },
      kind,
    );
    const isCdrom = kind.value !== "vfat";
    const inCeph = this.#backend === "rbd";
    const preallocate = this.#storage.preallocateImages;
    const driver = withCacheMode(this.#storage, inCeph ? "network" : "file", {
      cache: this.#guest.directIo ? "none" : "writeback",
      io: !inCeph && preallocate.value === "space" ? "native" : undefined,
    });
    const target = isCdrom ? this.#cdromTarget() : this.#diskTarget();
    return {
      title: "Config drive",
      device: isCdrom ? "cdrom" : "disk",
      sourceType: inCeph ? "network" : "file",
      namesDriver: !inCeph,
      format: "raw",
      cache: driver.cache,
      discard: this.#discard(),
      io: driver.io,
      source: inCeph
        ? this.#source("disk.config")
        : { kind: "file", path: `${this.#instanceFolder()}/disk.config` },
      ...target,
      origins: {
        type: { what: `device='${isCdrom ? "cdrom" : "disk"}'`, causes: [formatCause] },
        driver: [
          ...this.#cacheOrigins(driver, this.#hostCause()),
          ...this.#discardOrigin(),
          this.#ioOrigin(
            driver,
            inCeph ? [neverInCeph] : [this.#causeOf("DEFAULT", "preallocate_images", preallocate)],
          ),
        ],
        source: inCeph ? this.#sourceOrigins() : this.#folderOrigin(),
        target: isCdrom ? this.#cdromBusOrigin() : this.#busOrigin(),
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
      ...this.#diskTarget(),
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
        target: this.#busOrigin(),
      },
    };
  }

  #source(name: string): DiskSource {
    const { settings } = this.#conf;
    if (this.#backend === "lvm") {
      const group = settings.text("libvirt", "images_volume_group").value ?? "";
      const volume = `${exampleUuid}_${name.replaceAll("_", "__")}`;
      return { kind: "block", path: `/dev/${group === "" ? "VOLUME-GROUP" : group}/${volume}` };
    }
    if (this.#backend === "rbd") {
      const pool = settings.text("libvirt", "images_rbd_pool").value ?? "rbd";
      const user = settings.text("libvirt", "rbd_user").value;
      const secret = settings.text("libvirt", "rbd_secret_uuid").value;
      return { kind: "rbd", name: `${pool}/${exampleUuid}_${name}`, ...present({ user, secret }) };
    }
    return { kind: "file", path: `${this.#instanceFolder()}/${name}` };
  }

  #sourceOrigins(): readonly Origin[] {
    const what = "the source";
    if (this.#backend === "lvm") {
      return [{ what, causes: [this.#causeOfText("images_volume_group")] }];
    }
    if (this.#backend !== "rbd") return this.#folderOrigin();
    return [
      { what: "the pool", causes: [this.#causeOfText("images_rbd_pool")] },
      {
        what: "the user",
        causes: [this.#causeOfText("rbd_user"), this.#causeOfText("rbd_secret_uuid")],
      },
    ];
  }

  #folderOrigin(): readonly Origin[] {
    const { settings } = this.#conf;
    const cause = this.#causeOf(
      "DEFAULT",
      "instances_path",
      settings.text("DEFAULT", "instances_path"),
    );
    return [{ what: "the folder", causes: [cause] }];
  }

  #instanceFolder(): string {
    return `${instancesPath(this.#conf.settings)}/${exampleUuid}`;
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

  #diskTarget(): Pick<EffectiveDisk, "target" | "unit"> {
    const bus = this.#diskBus();
    const isVirtioScsi = this.#guest.image.hw_scsi_model === "virtio-scsi";
    const unit = isVirtioScsi && bus === "scsi" ? this.#unit++ : undefined;
    return { target: this.#nextTarget(bus), unit };
  }

  #cdromTarget(): Pick<EffectiveDisk, "target" | "unit"> {
    return { target: this.#nextTarget(this.#cdromBus()), unit: undefined };
  }

  #diskBus(): string {
    return this.#guest.image.hw_disk_bus ?? "virtio";
  }

  #cdromBus(): string {
    const { image } = this.#guest;
    return (
      image.hw_cdrom_bus ?? (machineType(this.#conf, this.#guest).includes("q35") ? "sata" : "ide")
    );
  }

  #busOrigin(): Origin {
    const value = this.#diskBus();
    const isSaid = this.#guest.image.hw_disk_bus !== undefined;
    const cause: Cause = isSaid
      ? { kind: "image-property", name: "hw_disk_bus", value }
      : { kind: "assumption", text: "the image has no property hw_disk_bus" };
    return { what: `bus='${value}'`, causes: [cause] };
  }

  #cdromBusOrigin(): Origin {
    const value = this.#cdromBus();
    const { image } = this.#guest;
    const said = image.hw_cdrom_bus;
    if (said !== undefined) {
      return {
        what: `bus='${value}'`,
        causes: [{ kind: "image-property", name: "hw_cdrom_bus", value: said }],
      };
    }
    const machine = image.hw_machine_type;
    const setting = this.#conf.settings.text("libvirt", "hw_machine_type");
    const cause: Cause =
      machine === undefined
        ? this.#causeOf("libvirt", "hw_machine_type", {
            entry: setting.entry,
            value: setting.value ?? machineType(this.#conf, this.#guest),
          })
        : { kind: "image-property", name: "hw_machine_type", value: machine };
    return { what: `bus='${value}'`, causes: [cause] };
  }

  /** `find_disk_dev_for_disk_bus` of blockinfo.py: the first letter that is free. */
  #nextTarget(bus: string): { dev: string; bus: string } {
    const { value } = this.#conf.settings.text("libvirt", "disk_prefix");
    const prefix = value === undefined || value === "" ? (devicePrefixes.get(bus) ?? "vd") : value;
    for (let index = 0; ; index++) {
      const dev = prefix + String.fromCharCode("a".charCodeAt(0) + index);
      if (this.#taken.has(dev)) continue;
      this.#taken.add(dev);
      return { dev, bus };
    }
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

  #causeOfText(name: string): Cause {
    return this.#causeOf("libvirt", name, this.#conf.settings.text("libvirt", name));
  }

  #causeOf(group: string, name: string, setting: Parameters<typeof causeOf>[2]): Cause {
    return causeOf(this.#conf, { group, name }, setting);
  }
}

/** The machine type of an x86-64 guest, by which Nova chooses the bus of a cdrom (`get_machine_type` in utils.py). */
export function machineType(conf: NovaConf, guest: GuestAssumptions): string {
  const said = guest.image.hw_machine_type;
  if (said !== undefined) return said;
  const list = conf.settings.text("libvirt", "hw_machine_type").value ?? "";
  const items = list.split(",").map((item) => item.trim().split("="));
  return items.find(([arch, type]) => arch === "x86_64" && type !== undefined)?.[1] ?? "pc";
}

/** Where instances are; packages set `state_path` to /var/lib/nova. */
function instancesPath(settings: Settings): string {
  const written =
    settings.entryOf("DEFAULT", "instances_path")?.option.value ?? "$state_path/instances";
  const state = settings.text("DEFAULT", "state_path");
  const stateValue =
    state.entry === undefined || state.value === undefined ? "/var/lib/nova" : state.value;
  return written.replace(/\$(?:state_path(?![._a-z0-9])|\{state_path\})/, () => stateValue);
}

function present(values: {
  readonly user: string | undefined;
  readonly secret: string | undefined;
}) {
  return {
    user: values.user === "" ? undefined : values.user,
    secret: values.secret === "" ? undefined : values.secret,
  };
}

const neverInCeph = { kind: "nova", text: "Nova never sets it for Ceph" } as const satisfies Cause;

/** `get_dev_prefix_for_disk_bus` of blockinfo.py. */
const devicePrefixes: ReadonlyMap<string, string> = new Map([
  ["ide", "hd"],
  ["virtio", "vd"],
  ["scsi", "sd"],
  ["usb", "sd"],
  ["fdc", "fd"],
  ["sata", "sd"],
]);
