import { type Fix, editedLater } from "../lint/finding.js";
import type { Domain, ScsiController } from "./domain.js";
import { type IoThreadUser, attachToIoThreads } from "./edit-iothreads.js";
import { listed, namesOf } from "./guest-wide.js";
import { hasDefaultPlacement, readPins } from "./pins.js";

/** The one fix that attaches these devices to iothreads, defining what is missing. Invisible to the guest. */
export function attachFixes(domain: Domain, users: readonly IoThreadUser[]): readonly Fix[] {
  const attachment = attachToIoThreads(domain, users);
  if (attachment === undefined) return [];
  const title = `Attach ${namesOfUsers(users)} to ${namesOfIoThreads(attachment.ids)}`;
  const frame = { ...startingIoThreads(domain, attachment.ids, title), effect: "restart" } as const;
  return [editedLater(frame, attachment.edits)];
}

/**
 * Title and safety of a fix that gives work to these iothreads. In a guest whose threads are pinned, one that is
 * new or idled and has no pin may run on the processors that the user keeps for the vCPUs.
 */
export function startingIoThreads(
  domain: Domain,
  ids: readonly number[],
  title: string,
): Pick<Fix, "title" | "safety"> {
  const pins = readPins(domain);
  const { ioThreads } = domain;
  const isPinned =
    pins.vcpus.length > 0 || pins.ioThreads.length > 0 || pins.emulator !== undefined;
  if (!isPinned || hasDefaultPlacement(domain)) return { title, safety: "safe" };
  const floating = ids.filter(
    (id) =>
      (!ioThreads.ids.includes(id) || ioThreads.unused.includes(id)) &&
      !pins.ioThreads.some((pin) => pin.id === id),
  );
  if (floating.length === 0) return { title, safety: "safe" };
  return { title: `${title} (pin ${namesOfIoThreads(floating)} as well)`, safety: "needs-care" };
}

/** `disks 'vda' and 'vdb' and SCSI controller 0`. */
export function namesOfUsers(users: readonly IoThreadUser[]): string {
  const disks = users.flatMap((user) => ("disks" in user ? [] : [user]));
  const controllers = users.flatMap((user) => ("disks" in user ? [user] : []));
  return [
    ...(disks.length === 0 ? [] : [namesOf(disks)]),
    ...(controllers.length === 0 ? [] : [namesOfControllers(controllers)]),
  ].join(" and ");
}

/** `SCSI controller 0`, or `SCSI controllers 0 and 1`. */
export function namesOfControllers(controllers: readonly ScsiController[]): string {
  const indexes = listed(controllers.map(({ index }) => String(index)));
  return `SCSI ${controllers.length === 1 ? "controller" : "controllers"} ${indexes}`;
}

/** `iothread 1`, or `iothreads 1 and 2`. */
export function namesOfIoThreads(ids: readonly number[]): string {
  return `${ids.length === 1 ? "iothread" : "iothreads"} ${listed(ids.map(String))}`;
}
