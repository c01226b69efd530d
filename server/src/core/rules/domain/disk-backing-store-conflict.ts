import { backingLayers } from "../../domain/backing-chain.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskBackingStoreConflict: DomainRule = {
  id: "domain/disk-backing-store-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "A raw image has no backing file, so a guest with both written does not start",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest does not start",
  evidence: "verified",
  fix: "none",
  contextFree: true,
  about: ["backingStore"],

  // No edit is offered: where the image is qcow2 after all, the guest would lose what lies below it.
  *check(domain) {
    for (const disk of domain.disks) {
      const [layer] = backingLayers(disk);
      if (disk.format?.value !== "raw" || layer === undefined) continue;
      yield reportOn(domain, "backing-chain", {
        span: layer.element.nameSpan,
        message: `Disk '${disk.name}' is raw and has a <backingStore>: only formats such as qcow2 can lie on another image, so QEMU does not start. Look at the image with \`qemu-img info\`: if it is raw, take <backingStore> out; if it is not, the driver's type is what is wrong.`,
      });
    }
  },
};
