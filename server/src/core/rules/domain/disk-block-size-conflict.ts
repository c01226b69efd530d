import { blockSizeConflict } from "../../domain/block-size.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskBlockSizeConflict: DomainRule = {
  id: "domain/disk-block-size-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Block sizes in `<blockio>` that contradict each other, so that QEMU does not start",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "QEMU does not start",
  evidence: "verified",
  fix: "none",
  contextFree: true,
  about: ["blockio"],

  // No edit is offered: a guest that was installed with one logical block size cannot read its partitions with another.
  *check(domain) {
    for (const disk of domain.disks) {
      const conflict = disk.device === "disk" ? blockSizeConflict(disk) : undefined;
      if (conflict === undefined) continue;
      yield reportOn(domain, "driver", {
        span: conflict.place.span,
        message: `Disk '${disk.name}' has ${conflict.problem}, and QEMU does not start with that. If the guest is installed already, leave logical_block_size as it was then and change the other size.`,
      });
    }
  },
};
