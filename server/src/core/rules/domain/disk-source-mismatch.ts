import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { sourceMismatch, useSourceType } from "../../domain/source-kind.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskSourceMismatch: DomainRule = {
  id: "domain/disk-source-mismatch",
  since: "0.1.0",
  severity: "error",
  summary: "A device opened as a file, or an image file as a block device",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest does not start",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["disk"],

  *check(domain, target) {
    // Older ones open a device as a file and only warn.
    if (!atLeast(target.qemu, "6.0")) return;
    for (const disk of domain.disks) {
      const mismatch = sourceMismatch(disk);
      if (mismatch === undefined) continue;
      const { path, type } = mismatch;
      const wrong =
        type === "block"
          ? `is of type 'file', but '${path.value}' is a device`
          : `is of type 'block', but '${path.value}' is an image file`;
      yield reportOn(domain, "driver", {
        span: path.span,
        message: `Disk '${disk.name}' ${wrong}: libvirt takes that, and QEMU does not start with it.`,
        fixes: [
          {
            title: `Make '${disk.name}' a disk of type '${type}'`,
            safety: "safe",
            effect: "restart",
            edits: useSourceType(domain, disk, mismatch),
          },
        ],
      });
    }
  },
};
