import { busRefusal } from "../../domain/bus-limits.js";
import { isX86 } from "../../domain/cpu.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { moveToEmulatedBus } from "../../domain/edit-bus.js";
import { virtioBlkFixes } from "../../domain/virtio-blk-fixes.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskBusUnsupported: DomainRule = {
  id: "domain/disk-bus-unsupported",
  since: "0.1.0",
  severity: "error",
  summary:
    "A bus that the machine type or the kind of disk does not have, so that libvirt refuses the guest",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "guest-visible",
  about: ["disk"],

  *check(domain) {
    for (const disk of domain.disks) {
      const refusal = busRefusal(domain, disk);
      if (refusal === undefined) continue;
      yield reportOn(domain, "bus", {
        span: disk.bus?.span ?? disk.place,
        message: `'${disk.name}' is ${refusal}, so libvirt refuses the guest.`,
        fixes: [...virtioBlkFixes(domain, disk), ...emulatedBusFixes(domain, disk)],
      });
    }
  },
};

/** The bus that every guest has a driver for: SATA on q35, IDE elsewhere. Not for a disk that may only be read. */
function emulatedBusFixes(domain: Domain, disk: Disk): readonly Fix[] {
  const bus = emulatedBus(domain);
  if (disk.device === "floppy" || disk.device === "lun" || disk.effectiveBus === bus) return [];
  if (disk.device === "disk" && !disk.holdsData) return [];
  const change = bus && moveToEmulatedBus(domain, disk, bus);
  if (bus === undefined || change === undefined) return [];
  return [
    {
      title: `Move '${disk.name}' to the ${bus.toUpperCase()} bus as '${change.name}' (the guest sees another device)`,
      safety: "guest-visible",
      effect: "restart",
      edits: change.edits,
    },
  ];
}

/** Other machines have neither. */
function emulatedBus(domain: Domain): "ide" | "sata" | undefined {
  const { name = "pc" } = domain.machine;
  if (!isX86(domain)) return undefined;
  if (/^(?:pc-)?q35\b/.test(name)) return "sata";
  return /^pc(?:-i440fx-|$)/.test(name) ? "ide" : undefined;
}
