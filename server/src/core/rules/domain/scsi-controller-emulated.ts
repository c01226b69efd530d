import type { Domain, ScsiController } from "../../domain/domain.js";
import { namesOf } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { virtioScsiFixes } from "../../domain/virtio-scsi-fixes.js";
import type { Severity } from "../../lint/severity.js";
import type { DomainRule } from "../../lint/rule.js";

export const scsiControllerEmulated: DomainRule = {
  id: "domain/scsi-controller-emulated",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "SCSI disks on an emulated SAS, VMware or AMD controller instead of virtio-scsi",
  references: [
    "https://libvirt.org/formatdomain.html#controllers",
    "https://www.qemu.org/2021/01/19/virtio-blk-scsi-configuration/",
  ],
  cost: "several exits for each request",
  evidence: "documented",
  fix: "guest-visible",
  about: ["controller"],

  // On other architectures a board has such a controller built in, and perhaps no other.
  *check(domain) {
    if (domain.arch !== "x86_64" && domain.arch !== "i686") return;
    for (const controller of domain.scsiControllers) {
      const { disks: all, index, model } = controller;
      const disks = all.filter(({ holdsData }) => holdsData);
      if (model === undefined || disks.length === 0) continue;
      const isRefused = refused.has(model.value);
      if (!isRefused && !emulated.has(model.value)) continue;
      const cost = isRefused
        ? "which QEMU does not have for this machine, so libvirt refuses the guest"
        : "which QEMU emulates register by register in its main loop, and which can have no iothread";
      yield reportOn(domain, "scsi-model", {
        span: model.span,
        message: `SCSI controller ${String(index)} of ${namesOf(disks)} is a '${model.value}', ${cost}. Use model='virtio-scsi' where the guest has the driver.`,
        severity: severity(domain, controller),
        related:
          disks.length === 1
            ? []
            : disks.map(({ name, place }) => ({ span: place, message: `Disk '${name}'` })),
        fixes: virtioScsiFixes(domain, controller),
      });
    }
  },
};

const refused: ReadonlySet<string> = new Set(["buslogic", "ncr53c90"]);
const emulated: ReadonlySet<string> = new Set([
  "lsisas1068",
  "lsisas1078",
  "vmpvscsi",
  "dc390",
  "am53c974",
]);

/** A guest that came from VMware may have a driver for its controller only; which guest it is, the file may not say. */
function severity({ guestOs }: Domain, { model }: ScsiController): Severity {
  if (refused.has(model?.value ?? "")) return "error";
  return model?.value === "vmpvscsi" && guestOs === undefined ? "information" : "warning";
}
