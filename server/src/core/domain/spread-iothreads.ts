import type { TextEdit } from "../text/span.js";
import type { Domain } from "./domain.js";
import { setDriver } from "./edit-driver.js";
import { defineIoThreads, removeIoThreads } from "./edit-iothreads.js";
import { type AttachedDevice, leastLoaded, loadOf } from "./iothread-load.js";

/** IBM's rule of thumb for KVM is one iothread for two or three busy disks. */
export const mostDisksPerIoThread = 3;

/** A better distribution of devices over iothreads. */
export interface Spread {
  /** The iothreads that it uses, ascending. */
  readonly ids: readonly number[];
  readonly edits: readonly TextEdit[];
}

/**
 * Takes devices off iothreads that serve more than three disks and gives them to others, new ones included as long as
 * there are fewer than vCPUs. `undefined` where that would make nothing better.
 */
export function relieveIoThreads(
  domain: Domain,
  attached: readonly AttachedDevice[],
): Spread | undefined {
  const { ids } = domain.ioThreads;
  const load = loadOf(ids, attached);
  const worst = Math.max(...load.values());
  const total = attached.reduce((sum, { disks }) => sum + disks, 0);
  const wanted = Math.min(Math.ceil(total / mostDisksPerIoThread), domain.vcpus ?? Infinity);
  const fresh: number[] = [];
  for (let id = 1; load.size < wanted; id++) {
    if (load.has(id)) continue;
    fresh.push(id);
    load.set(id, 0);
  }
  const moved: TextEdit[] = [];
  for (const { user, id, disks } of attached.toReversed()) {
    const to = leastLoaded(load);
    if (to === undefined || (load.get(id) ?? 0) <= mostDisksPerIoThread) continue;
    if ((load.get(to) ?? 0) + disks >= (load.get(id) ?? 0)) continue;
    load.set(id, (load.get(id) ?? 0) - disks);
    load.set(to, (load.get(to) ?? 0) + disks);
    moved.push(...setDriver(domain, user, { iothread: String(to) }));
  }
  const definition = fresh.length === 0 ? [] : defineIoThreads(domain, fresh);
  if (definition === undefined || Math.max(...load.values()) >= worst) return undefined;
  return { ids: [...load.keys()].sort((a, b) => a - b), edits: [...definition, ...moved] };
}

/** Leaves as many iothreads as there are vCPUs, the lowest, and attaches the others' devices to them. */
export function mergeIoThreads(
  domain: Domain,
  attached: readonly AttachedDevice[],
  most: number,
): Spread | undefined {
  const ids = domain.ioThreads.ids.slice(0, most);
  const gone = domain.ioThreads.ids.slice(most);
  const stays = attached.filter(({ id }) => ids.includes(id));
  const load = loadOf(ids, stays);
  const moved = attached.flatMap(({ user, id, disks }) => {
    const to = leastLoaded(load);
    if (ids.includes(id) || to === undefined) return [];
    load.set(to, (load.get(to) ?? 0) + disks);
    return setDriver(domain, user, { iothread: String(to) });
  });
  const removal = removeIoThreads(domain, gone);
  return removal === undefined ? undefined : { ids, edits: [...moved, ...removal] };
}
