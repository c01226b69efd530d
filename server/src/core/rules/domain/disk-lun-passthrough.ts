import type { Disk, Domain } from "../../domain/domain.js";
import { emulateScsiDisk, passesScsiCommands } from "../../domain/lun.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskLunPassthrough: DomainRule = {
  id: "domain/disk-lun-passthrough",
  since: "0.1.0",
  severity: "information",
  summary: "`device='lun'` sends each request as a SCSI command through QEMU's thread pool",
  references: [
    "https://www.qemu.org/2021/01/19/virtio-blk-scsi-configuration/",
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
  ],
  cost: "a worker thread for each request",
  evidence: "documented",
  fix: "guest-visible",
  about: ["device"],

  *check(domain) {
    for (const disk of domain.disks) {
      if (!passesScsiCommands(disk) || !disk.holdsData) continue;
      yield reportOn(domain, "lun", {
        span: disk.place,
        message: `Disk '${disk.name}' is passed through as a LUN: QEMU sends each request as a SCSI command through its thread pool, so that neither native AIO nor io_uring does anything. Unless the guest needs SCSI commands of its own (a cluster with persistent reservations does), device='disk' is the faster way.`,
        fixes: fixes(domain, disk),
      });
    }
  },
};

function fixes(domain: Domain, disk: Disk): readonly Fix[] {
  // QEMU would drop the guest's flushes from then on.
  if (disk.isOverridden || disk.effectiveCache === "unsafe") return [];
  return [
    {
      title: `Use device='disk' for '${disk.name}' (the guest sees QEMU's SCSI disk and can send the device no commands of its own)`,
      safety: "guest-visible",
      effect: "restart",
      edits: emulateScsiDisk(domain, disk),
    },
  ];
}
