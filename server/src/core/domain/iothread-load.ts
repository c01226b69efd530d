import type { Domain } from "./domain.js";
import type { IoThreadUser } from "./edit-iothreads.js";
import { usersOfIoThreads } from "./iothread-users.js";

/** A device that is attached to one iothread by its driver's attribute. */
export interface AttachedDevice {
  readonly user: IoThreadUser;
  readonly id: number;
  /** How many disks with data it stands for. */
  readonly disks: number;
}

/** The devices of each iothread; `undefined` where a mapping or an id that is none makes that unclear. */
export function attachedDevices(domain: Domain): readonly AttachedDevice[] | undefined {
  const attached: AttachedDevice[] = [];
  for (const user of usersOfIoThreads(domain)) {
    const [reference, ...more] = user.ioThreads;
    if (reference === undefined) continue;
    const isMapped = user.ioThread === undefined || more.length > 0;
    if (isMapped || reference.id === undefined || !domain.ioThreads.ids.includes(reference.id)) {
      return undefined;
    }
    attached.push({ user, id: reference.id, disks: disksOn(user) });
  }
  return attached;
}

/** How many disks with data each of the ids serves. */
export function loadOf(
  ids: readonly number[],
  attached: readonly AttachedDevice[],
): Map<number, number> {
  const load = new Map(ids.map((id) => [id, 0]));
  for (const { id, disks } of attached) load.set(id, (load.get(id) ?? 0) + disks);
  return load;
}

/** The id with the fewest disks, the lowest of several. */
export function leastLoaded(load: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [id, disks] of load) {
    const least = best === undefined ? Infinity : (load.get(best) ?? 0);
    if (disks < least || (disks === least && best !== undefined && id < best)) best = id;
  }
  return best;
}

function disksOn(user: IoThreadUser): number {
  return "disks" in user
    ? user.disks.filter(({ holdsData }) => holdsData).length
    : Number(user.holdsData);
}
