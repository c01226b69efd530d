import type { ScsiController } from "../../domain/domain.js";
import { namesOf } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { virtioScsiFixes } from "../../domain/virtio-scsi-fixes.js";
import type { DomainRule } from "../../lint/rule.js";

export const scsiControllerLsi: DomainRule = {
  id: "domain/scsi-controller-lsi",
  since: "0.1.0",
  severity: "warning",
  summary:
    "SCSI disks on an emulated LSI 53C895A, which is what libvirt takes on x86 without a model",
  references: [
    "https://libvirt.org/formatdomain.html#controllers",
    "https://www.qemu.org/2021/01/19/virtio-blk-scsi-configuration/",
  ],
  cost: "several exits for each request, no iothread",
  evidence: "verified",
  fix: "guest-visible",
  about: ["disk"],

  *check(domain) {
    for (const controller of domain.scsiControllers) {
      if (controller.effectiveModel !== "lsilogic") continue;
      const disks = controller.disks.filter(({ holdsData }) => holdsData);
      if (disks.length === 0) continue;
      yield reportOn(domain, "scsi-model", {
        span: controller.model?.span ?? controller.place,
        message: `SCSI controller ${String(controller.index)} ${origin(controller)} an emulated LSI 53C895A for ${namesOf(disks)}: every request runs through its script engine in QEMU's main loop, and it can have no iothread. Use model='virtio-scsi' where the guest has the driver.`,
        related:
          disks.length === 1
            ? []
            : disks.map(({ name, place }) => ({ span: place, message: `Disk '${name}'` })),
        fixes: virtioScsiFixes(domain, controller),
      });
    }
  },
};

function origin({ element, model }: ScsiController): string {
  if (model !== undefined) return "is";
  return element === undefined ? "is not in the file, so libvirt adds" : "has no model, so it is";
}
