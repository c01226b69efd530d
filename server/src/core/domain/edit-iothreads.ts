import type { TextEdit } from "../text/span.js";
import { type Place, insertChild, insertChildren, removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { Disk, Domain, ScsiController } from "./domain.js";
import { setDriver, unsetDriver } from "./edit-driver.js";
import { ioThreadIds } from "./iothreads.js";
import { attributeOf, numberIn } from "./written.js";

/** A device that QEMU can run in an iothread. */
export type IoThreadUser = Disk | ScsiController;

/** The iothreads that devices get, ascending, and the edits that attach them. */
export interface Attachment {
  readonly ids: readonly number[];
  readonly edits: () => readonly TextEdit[];
}

/** IBM's rule of thumb for KVM is one iothread for two or three busy disks. */
const disksPerIoThread = 3;

/**
 * Attaches each device to the iothread with the fewest disks, unused ones first. New iothreads are only defined when
 * there would be more than three disks for each, and never more than there are vCPUs.
 * `undefined` when the file cannot be understood well enough.
 */
export function attachToIoThreads(
  domain: Domain,
  users: readonly IoThreadUser[],
): Attachment | undefined {
  const load = currentLoad(domain);
  const total = sum([...load.values()]) + sum(users.map(disksOn));
  const wanted = Math.min(Math.ceil(total / disksPerIoThread), domain.vcpus ?? Infinity);
  const idle = domain.ioThreads.unused.length;
  const fresh: number[] = [];
  while (load.size < Math.max(1, wanted) && fresh.length + idle < users.length) {
    const id = lowestFree(load);
    fresh.push(id);
    load.set(id, 0);
  }
  const definition = fresh.length === 0 ? [] : defineIoThreads(domain, fresh);
  if (definition === undefined) return undefined;
  const attached = users.map((user) => {
    const id = leastLoaded(load);
    load.set(id, (load.get(id) ?? 0) + disksOn(user));
    return { id, user };
  });
  return {
    ids: [...new Set(attached.map(({ id }) => id))].sort((a, b) => a - b),
    edits: () => [
      ...definition,
      ...attached.flatMap(({ id, user }) => [
        ...setDriver(domain, user, { iothread: String(id) }),
        ...dropIoEventFdOff(domain, user),
      ]),
    ],
  };
}

/** Makes libvirt know these ids beside those that it knows; `undefined` when the present count is not a number. */
export function defineIoThreads(
  domain: Domain,
  fresh: readonly number[],
): readonly TextEdit[] | undefined {
  const { element, document, ioThreads } = domain;
  const { ids, declared, count } = ioThreads;
  const all = [...ids, ...fresh].sort((a, b) => a - b);
  const total = String(all.length);
  const list = child(element, "iothreadids");
  const written = child(element, "iothreads");
  if (written !== undefined && (count === undefined || numberIn(count.value) === undefined)) {
    return undefined;
  }
  const declaredIds = declared.map(({ id }) => id);
  const followFromCount = sameIds(ioThreadIds(all.length, declaredIds), all);
  if (list === undefined && count === undefined && followFromCount) {
    return [insertChild(document, element, { name: "iothreads", text: total }, placement(domain))];
  }
  const edits: TextEdit[] =
    count === undefined || count.value === total ? [] : [{ span: count.span, newText: total }];
  if (count !== undefined && followFromCount) return edits;
  const entries = fresh.map((id) => ({
    name: "iothread",
    attributes: [["id", String(id)]] as const,
  }));
  if (list !== undefined) {
    return [...edits, insertChildren(document, list, entries)];
  }
  return [
    ...edits,
    insertChild(document, element, { name: "iothreadids", children: entries }, placement(domain)),
  ];
}

/**
 * Takes iothreads out that no device uses. `undefined` where libvirt would refuse that (`<cputune>` names one of
 * them), or where the ids that stay would change.
 */
export function removeIoThreads(
  domain: Domain,
  unused: readonly number[],
): readonly TextEdit[] | undefined {
  const { element, document, ioThreads } = domain;
  if (unused.some((id) => ioThreads.tuned.includes(id))) return undefined;
  const left = ioThreads.ids.filter((id) => !unused.includes(id));
  const list = child(element, "iothreadids");
  const written = child(element, "iothreads");
  if (left.length === 0) {
    return [written, list].flatMap((item) =>
      item === undefined ? [] : [removeElement(document, item)],
    );
  }
  const declaredLeft = ioThreads.declared.map(({ id }) => id).filter((id) => left.includes(id));
  const count = ioThreads.count === undefined ? 0 : left.length;
  if (!sameIds(ioThreadIds(count, declaredLeft), left)) return undefined;
  const gone = ioThreads.declared.filter(({ id }) => !left.includes(id));
  return [
    ...(ioThreads.count === undefined
      ? []
      : [{ span: ioThreads.count.span, newText: String(left.length) }]),
    ...(list?.children.length === gone.length
      ? [removeElement(document, list)]
      : gone.map((entry) => removeElement(document, entry.element))),
  ];
}

/** Where libvirt writes them: behind the vCPUs. */
function placement({ element }: Domain): Place {
  return {
    after:
      child(element, "iothreads") ??
      child(element, "vcpus") ??
      child(element, "vcpu") ??
      child(element, "currentMemory") ??
      child(element, "memory") ??
      child(element, "name"),
  };
}

/** QEMU refuses to start a device that has an iothread and ioeventfd='off'. */
function dropIoEventFdOff(domain: Domain, user: IoThreadUser): readonly TextEdit[] {
  return attributeOf(user.driver, "ioeventfd")?.value === "off"
    ? unsetDriver(domain, user, "ioeventfd")
    : [];
}

/** How many disks each defined iothread serves. */
function currentLoad(domain: Domain): Map<number, number> {
  const load = new Map(domain.ioThreads.ids.map((id) => [id, 0]));
  for (const user of [...domain.disks, ...domain.scsiControllers]) {
    for (const { id } of user.ioThreads) {
      const before = id === undefined ? undefined : load.get(id);
      if (id !== undefined && before !== undefined) load.set(id, before + disksOn(user));
    }
  }
  return load;
}

function disksOn(user: IoThreadUser): number {
  return "disks" in user ? Math.max(1, user.disks.filter(({ holdsData }) => holdsData).length) : 1;
}

function leastLoaded(load: ReadonlyMap<number, number>): number {
  let best = Infinity;
  let least = Infinity;
  // No pairs to take apart: this is asked for each of a thousand disks.
  load.forEach((disks, id) => {
    if (disks < least || (disks === least && id < best)) {
      best = id;
      least = disks;
    }
  });
  return best === Infinity ? 1 : best;
}

function lowestFree(taken: ReadonlyMap<number, unknown>): number {
  let id = 1;
  while (taken.has(id)) id++;
  return id;
}

function sameIds(a: readonly number[], b: readonly number[]): boolean {
  return a.join() === b.join();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
