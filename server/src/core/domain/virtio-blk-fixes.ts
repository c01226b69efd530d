import type { Fix } from "../lint/finding.js";
import { attribute } from "../xml/query.js";
import type { Disk, Domain } from "./domain.js";
import { virtqueueSettings } from "./bus-limits.js";
import { moveToVirtioBlk } from "./edit-bus.js";

/** Moves the disk to the virtio bus; nothing where that cannot be done by editing this element alone. */
export function virtioBlkFixes(domain: Domain, disk: Disk): readonly Fix[] {
  const change = moveToVirtioBlk(domain, disk);
  if (change === undefined) return [];
  const driver =
    domain.guestOs === "windows"
      ? "install viostor in the guest first"
      : "it needs the virtio-blk driver";
  const serial = change.cutsSerial ? " and the first 20 characters of its serial number" : "";
  return [
    {
      title: `Move '${disk.name}' to the virtio bus as '${change.name}' (the guest sees another device${serial}; ${driver})`,
      safety: "guest-visible",
      effect: "restart",
      ...(hasVirtioSettings(disk) && { activates: true }),
      edits: change.edits,
    },
  ];
}

/** What nobody looks at before the disk is on the virtio bus. */
function hasVirtioSettings({ driver, ioThreads }: Disk): boolean {
  return (
    ioThreads.length > 0 || virtqueueSettings.some((name) => attribute(driver, name) !== undefined)
  );
}
