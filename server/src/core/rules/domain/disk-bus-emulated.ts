import type { Disk, Domain } from "../../domain/domain.js";
import { moveToVirtioBlk } from "../../domain/edit-bus.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskBusEmulated: DomainRule = {
  id: "domain/disk-bus-emulated",
  since: "0.1.0",
  severity: "warning",
  summary: "A data disk on an emulated bus (IDE, SATA, USB, SD, floppy) instead of virtio",
  references: [
    "https://www.qemu.org/2021/01/19/virtio-blk-scsi-configuration/",
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
  ],
  fix: "guest-visible",

  *check(domain) {
    for (const disk of domain.disks) {
      if (!disk.holdsData || !emulatedBuses.has(disk.effectiveBus)) continue;
      const driver =
        domain.guestOs === "windows"
          ? " The guest looks like Windows: install the viostor driver first, or it stops at boot."
          : "";
      yield reportOn(domain, "bus", {
        span: disk.bus?.span ?? disk.place,
        message: `Disk '${disk.name}' is on an emulated ${disk.effectiveBus} bus: each request costs several exits to QEMU's main loop, and it can have no iothread.${driver} Use the virtio bus where the guest has the driver.`,
        fixes: fixes(domain, disk),
      });
    }
  },
};

const emulatedBuses: ReadonlySet<string> = new Set(["ide", "sata", "usb", "sd", "fdc"]);

function fixes(domain: Domain, disk: Disk): readonly Fix[] {
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
      edits: change.edits,
    },
  ];
}
