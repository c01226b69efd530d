import type { Target } from "../catalog/versions.js";
import { takesIoUring } from "../domain/io-uring.js";
import type { Fix } from "./finding.js";

/**
 * Several rules' fixes under one name, for what a person wants done as a whole. A recipe has no edits of its own: what
 * it does is what the rules offer, so it holds for it what holds for them.
 */
export interface Recipe {
  readonly name: string;
  /** An imperative. */
  readonly title: string;
  /** In the order in which they are taken, with a new look at the text after each. */
  readonly steps: readonly Step[];
  /**
   * What it is for: the whole guest; one device, which has to be named since the guest sees the change; or the whole
   * guest with one rule's fix, for the command line, since the editor offers the fix itself.
   */
  readonly scope: "guest" | "device" | "rule";
  /** Whether the target has what the recipe is about; without it nothing is done, not even a part. */
  readonly isFor?: (target: Target) => boolean;
}

interface Step {
  readonly rule: string;
  /** Whether a fix of the rule is the one to take; the first such is. */
  readonly takes: (fix: Fix) => boolean;
  /** Only disks with such a source; every place when absent. */
  readonly sources?: "block" | "file";
}

export const recipes: readonly Recipe[] = [
  {
    name: "low-latency-storage",
    title: "Set up all storage for low latency",
    scope: "guest",
    steps: [
      step("domain/disk-native-cache-conflict", writesCacheNone),
      step("domain/disk-cache-writethrough"),
      step("domain/disk-cache-directsync"),
      step("domain/disk-page-cache"),
      step("domain/disk-io-threads"),
      step("domain/disk-file-io-threads", usesIoUring),
      step("domain/disk-io-ignored"),
      step("domain/disk-copy-on-read"),
      step("domain/disk-detect-zeroes"),
      step("domain/iothread-polling-disabled"),
      ...attach(),
    ],
  },
  {
    name: "iothreads",
    title: "Attach every disk and controller that can have one to an iothread",
    scope: "guest",
    steps: attach(),
  },
  {
    name: "native-aio",
    title: "Use cache='none' and native AIO on all block-backed disks",
    scope: "guest",
    steps: [
      step("domain/disk-native-cache-conflict", writesCacheNone, "block"),
      step("domain/disk-cache-writethrough", always, "block"),
      step("domain/disk-page-cache", always, "block"),
      step("domain/disk-io-threads"),
    ],
  },
  {
    name: "io-uring",
    title: "Use cache='none' and io_uring on all file-backed disks",
    scope: "guest",
    isFor: takesIoUring,
    steps: [
      step("domain/disk-cache-writethrough", always, "file"),
      step("domain/disk-page-cache", always, "file"),
      step("domain/disk-file-io-threads", usesIoUring),
    ],
  },
  {
    name: "windows",
    title: "Give a Windows guest all of Hyper-V's interfaces that spare exits",
    scope: "guest",
    steps: [
      step("domain/hyperv-missing"),
      step("domain/hyperv-dependency-missing"),
      step("domain/hypervclock-missing"),
    ],
  },
  {
    name: "virtio-disk",
    title: "Move a disk to the virtio bus",
    scope: "device",
    steps: [step("domain/disk-bus-emulated")],
  },
  {
    name: "virtio-scsi",
    title: "Make a SCSI controller a virtio-scsi one",
    scope: "device",
    steps: [step("domain/scsi-controller-lsi"), step("domain/scsi-controller-emulated")],
  },
  {
    name: "virtio-network",
    title: "Make a network interface a virtio one",
    scope: "device",
    steps: [step("domain/interface-model-emulated"), step("domain/interface-model-missing")],
  },
  {
    name: "ineffective-io",
    title: "Remove io where it has no effect",
    scope: "rule",
    steps: [step("domain/disk-io-ignored")],
  },
  {
    name: "host-cpu",
    title: "Give the guest the host's processor",
    scope: "rule",
    steps: [step("domain/cpu-model-missing")],
  },
  {
    name: "no-hpet",
    title: "Take the HPET away",
    scope: "rule",
    steps: [step("domain/hpet-present")],
  },
];

function step(rule: string, takes: Step["takes"] = always, sources?: Step["sources"]): Step {
  return { rule, takes, ...(sources !== undefined && { sources }) };
}

/** With ioeventfd='off' QEMU would refuse the iothread, so that goes first. */
function attach(): readonly Step[] {
  return [
    step("domain/ioeventfd-off"),
    step("domain/iothread-unused"),
    step("domain/disk-iothread-missing"),
    step("domain/scsi-controller-iothread-missing"),
  ];
}

function always(): boolean {
  return true;
}

/** Not the fix that takes native AIO off again. */
function writesCacheNone({ title }: Fix): boolean {
  return title.startsWith("Use cache='none'");
}

/** Native AIO stalls the guest on an image that is not fully allocated, which no file shows. */
function usesIoUring({ title }: Fix): boolean {
  return title.startsWith("Use io='io_uring'");
}
