import type { Span } from "../text/span.js";
import type { XmlElement } from "../xml/tree.js";
import type { LibvirtDocument } from "./document.js";

/**
 * A libvirt domain that runs on QEMU, as far as it is written. What libvirt and QEMU make of the text (defaults,
 * implicit devices) is in the fields that are called effective; what nobody can know is `undefined`.
 *
 * Elements are here for the edit vocabulary and for the editor; rules ask the other fields.
 *
 * A snapshot holds a domain as well. A device alone is read as the only one of a guest of which nothing else is known.
 */
export interface Domain extends LibvirtDocument {
  readonly name: string | undefined;
  readonly type: "kvm" | "qemu";
  /** As libvirt calls it. Taken from the machine type where it is not written; else `x86_64`. */
  readonly arch: string;
  readonly machine: Machine;
  /** The most the guest can have; 1 when not written. */
  readonly vcpus: number | undefined;
  readonly guestOs: "linux" | "windows" | undefined;
  /** In the order of the file. */
  readonly disks: readonly Disk[];
  /** By index; those that libvirt will add because a disk needs them are included. */
  readonly scsiControllers: readonly ScsiController[];
  readonly ioThreads: IoThreads;
  readonly passthrough: Passthrough;
}

/** A value and its place. `span` is never empty. */
export interface Written {
  readonly value: string;
  readonly span: Span;
}

export interface Machine {
  /** As written, such as `pc-q35-7.2`. */
  readonly name: string | undefined;
  /**
   * The QEMU release whose defaults for virtio the machine type freezes, also where a vendor named it; `undefined` for the
   * newest and for what is not known.
   */
  readonly version: string | undefined;
}

/** Values of a disk's `cache` that have a meaning of their own; QEMU's default is `writeback`. */
export type CacheMode = "none" | "directsync" | "writeback" | "writethrough" | "unsafe";

export interface Disk {
  readonly element: XmlElement;
  readonly driver: XmlElement | undefined;
  /** What people call it, such as `vda`. */
  readonly name: string;
  /** The smallest text that stands for the disk. */
  readonly place: Span;
  /** Where a driver attribute that is not written would have to be. */
  readonly driverPlace: Span;
  /** `disk`, `cdrom`, `floppy` or `lun`. */
  readonly device: string;
  /** `file`, `block`, `network`, ... A `volume` is one of which the file does not say what its pool makes of it. */
  readonly sourceType: string;
  /** Path of the file or device. */
  readonly source: string | undefined;
  /** The image format as written. */
  readonly format: Written | undefined;
  readonly bus: Written | undefined;
  /**
   * Where the guest sees it: as written, else what libvirt derives from the device and the target's name. `unknown` for a
   * disk without a target that is alone in its file.
   */
  readonly effectiveBus: string;
  /** Place on a controller, for the buses that have one; derived from the target's name as libvirt does. */
  readonly driveAddress: DriveAddress | undefined;
  readonly cache: Written | undefined;
  /** What QEMU is started with; `undefined` for a value that libvirt does not know. */
  readonly effectiveCache: CacheMode | undefined;
  readonly io: Written | undefined;
  /** The driver's `iothread` attribute. */
  readonly ioThread: Written | undefined;
  /** Every iothread that the driver names, in the attribute or in a mapping. */
  readonly ioThreads: readonly IoThreadReference[];
  readonly isTransient: boolean;
  readonly isEncrypted: boolean;
  /** A disk that the guest works on: not removable media, not read-only, not a seed image, not half-typed. */
  readonly holdsData: boolean;
  /** Opened by QEMU as a file or block device of the host, whichever it is, so that `io` and the page cache matter. */
  readonly isLocal: boolean;
  /** Its properties are (or may be) set past libvirt, through `<qemu:commandline>` or `<qemu:override>`. */
  readonly isOverridden: boolean;
}

export interface DriveAddress {
  readonly controller: number;
  readonly bus: number;
  readonly target: number;
  readonly unit: number;
}

export interface ScsiController {
  readonly index: number;
  /** `undefined` when libvirt adds the controller by itself. */
  readonly element: XmlElement | undefined;
  readonly driver: XmlElement | undefined;
  /** The smallest text that stands for the controller; on its first disk when it is not in the file. */
  readonly place: Span;
  /** As written; `auto` counts as not written. */
  readonly model: Written | undefined;
  /** As written, else what libvirt takes; `undefined` when that depends on the host. */
  readonly effectiveModel: string | undefined;
  /** The disks on it, in the order of the file. */
  readonly disks: readonly Disk[];
  /** The driver's `iothread` attribute. */
  readonly ioThread: Written | undefined;
  /** Every iothread that the driver names, in the attribute or in a mapping. */
  readonly ioThreads: readonly IoThreadReference[];
}

/** An iothread named by a disk or a controller. */
export interface IoThreadReference {
  readonly written: Written;
  /** `undefined` when the value is not a number. */
  readonly id: number | undefined;
}

export interface IoThreads {
  /** What libvirt makes of `<iothreads>` and `<iothreadids>` together, ascending. */
  readonly ids: readonly number[];
  /** Those of `ids` that no device names. */
  readonly unused: readonly number[];
  /** The number in `<iothreads>`. */
  readonly count: Written | undefined;
  /** The elements in `<iothreadids>`. */
  readonly declared: readonly DeclaredIoThread[];
  /** Ids that `<cputune>` pins or schedules, and that must therefore stay. */
  readonly tuned: readonly number[];
  /** The smallest text that stands for all of them. */
  readonly place: Span | undefined;
}

export interface DeclaredIoThread {
  readonly id: number;
  readonly written: Written;
  readonly element: XmlElement;
}

/** What goes to QEMU past libvirt (`<qemu:commandline>`, `<qemu:override>`). */
export interface Passthrough {
  /** As in most guests: then nothing is mentioned. */
  readonly isEmpty: boolean;
  /** True when the word (a device's alias, an option) stands in an argument or an alias there. */
  mentions(word: string): boolean;
}

/** True for the SCSI controller models that QEMU runs in an iothread. */
export function isVirtioScsi(model: string | undefined): boolean {
  return model !== undefined && virtioScsiModels.has(model);
}

const virtioScsiModels: ReadonlySet<string> = new Set([
  "virtio-scsi",
  "virtio-transitional",
  "virtio-non-transitional",
]);
