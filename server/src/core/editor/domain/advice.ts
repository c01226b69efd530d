import { clockAdvice } from "./advice/clock.js";
import { controllerAdvice } from "./advice/controller.js";
import { cpuAdvice } from "./advice/cpu.js";
import { deviceAdvice } from "./advice/devices.js";
import { diskDriverAdvice } from "./advice/disk-driver.js";
import { diskAdvice } from "./advice/disk.js";
import { featureAdvice } from "./advice/features.js";
import { guestAdvice } from "./advice/guest.js";
import { hypervAdvice } from "./advice/hyperv.js";
import { interfaceAdvice } from "./advice/interface.js";
import { ioThreadAdvice } from "./advice/iothreads.js";
import { limitAdvice } from "./advice/limits.js";
import { memoryAdvice } from "./advice/memory.js";
import { pinningAdvice } from "./advice/pinning.js";

/** What an element or an attribute means for latency, in Markdown, in our own words. */
export interface Advice {
  /** What it is, and what it does to latency. */
  readonly text: string;
  /** What the hypervisor does where it is not written. */
  readonly absent?: string;
  /** What it needs, or what goes with it; versions of libvirt are in `libvirt-since.ts`. */
  readonly needs?: string;
  /** What single values mean, the best for latency first where one is. */
  readonly values?: Readonly<Record<string, string>>;
}

/** By `parent/element` or `parent/element@attribute`; a device's parent is `devices`, also where it is alone in a file. */
export type AdviceFamily = Readonly<Record<string, Advice>>;

/** Undefined for what has nothing to do with latency. The root of a document has no parent. */
export function adviceAt(
  parent: string | undefined,
  name: string,
  attribute?: string,
): Advice | undefined {
  const key = `${parent ?? outerOf(name)}/${name}`;
  return advice.get(attribute === undefined ? key : `${key}@${attribute}`);
}

/** Where the root of a document would stand inside a domain. */
function outerOf(root: string): string {
  return root === "domain" ? "" : "devices";
}

/** Everything that is advised, by place. */
export const advice: ReadonlyMap<string, Advice> = new Map(
  [
    guestAdvice,
    diskAdvice,
    diskDriverAdvice,
    ioThreadAdvice,
    controllerAdvice,
    interfaceAdvice,
    pinningAdvice,
    limitAdvice,
    cpuAdvice,
    memoryAdvice,
    featureAdvice,
    hypervAdvice,
    clockAdvice,
    deviceAdvice,
  ].flatMap((family) => Object.entries(family)),
);
