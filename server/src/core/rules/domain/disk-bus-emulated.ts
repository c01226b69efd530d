import { busRefusal } from "../../domain/bus-limits.js";
import { reportOn } from "../../domain/manager.js";
import { virtioBlkFixes } from "../../domain/virtio-blk-fixes.js";
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
  cost: "several exits for each request",
  evidence: "documented",
  fix: "guest-visible",
  contextFree: true,
  about: ["disk"],

  *check(domain) {
    for (const disk of domain.disks) {
      if (!disk.holdsData || !emulatedBuses.has(disk.effectiveBus)) continue;
      // That libvirt refuses the bus, domain/disk-bus-unsupported says.
      if (busRefusal(domain, disk) !== undefined) continue;
      const driver =
        domain.guestOs === "windows"
          ? " The guest looks like Windows: install the viostor driver first, or it stops at boot."
          : "";
      const isNvme = disk.effectiveBus === "nvme";
      yield reportOn(domain, "bus", {
        span: disk.bus?.span ?? disk.place,
        message: `Disk '${disk.name}' is on an emulated ${disk.effectiveBus} bus: each request costs ${isNvme ? "an exit" : "several exits"} to QEMU's main loop, and it can have no iothread.${driver} Use the virtio bus where the guest has the driver.`,
        // Its registers were made for speed, and how much it costs nobody has measured.
        ...(isNvme && { severity: "information" }),
        fixes: isNvme ? [] : virtioBlkFixes(domain, disk),
      });
    }
  },
};

const emulatedBuses: ReadonlySet<string> = new Set(["ide", "sata", "usb", "sd", "fdc", "nvme"]);
