import type { Span } from "../text/span.js";
import type { NovaEntry, Setting } from "./entry.js";

/** What the operator may write as `[libvirt] images_type`. */
export const imagesTypes = ["raw", "flat", "qcow2", "lvm", "rbd", "ploop", "default"] as const;
export type ImagesType = (typeof imagesTypes)[number];

/** The class of nova/virt/libvirt/imagebackend.py that makes the disks: `raw` is `flat`, `default` depends on `use_cow_images`. */
export type ImageBackend = "qcow2" | "flat" | "lvm" | "rbd" | "ploop";

/** By which a `disk_cachemodes` item is chosen; libvirt's type of disk. */
export const sourceTypes = ["file", "block", "network", "mount"] as const;
export type SourceType = (typeof sourceTypes)[number];

export const cacheModes = [
  "default",
  "none",
  "writethrough",
  "writeback",
  "directsync",
  "unsafe",
] as const;
export type CacheMode = (typeof cacheModes)[number];

/** The settings that decide what disk XML Nova writes. */
export interface ImageStorage {
  readonly imagesType: Setting<ImagesType>;
  readonly useCowImages: Setting<boolean>;
  readonly preallocateImages: Setting<"none" | "space">;
  readonly sparseLogicalVolumes: Setting<boolean>;
  /** Undefined when the file cannot tell. */
  readonly backend: ImageBackend | undefined;
  /** The items of `disk_cachemodes` in file order; empty also when the value cannot be known. */
  readonly cacheItems: readonly CacheItem[];
}

/** One item of `[libvirt] disk_cachemodes`. */
export interface CacheItem {
  readonly text: string;
  readonly span: Span;
  readonly entry: NovaEntry;
  /** Absent when Nova cannot use the item. */
  readonly parsed:
    | {
        readonly sourceType: SourceType;
        readonly mode: CacheMode;
        readonly modeSpan: Span;
        /** A later item for the same source type wins. */
        readonly overridden: boolean;
      }
    | undefined;
}
