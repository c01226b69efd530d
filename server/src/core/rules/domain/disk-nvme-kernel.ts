import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskNvmeKernel: DomainRule = {
  id: "domain/disk-nvme-kernel",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "A whole NVMe namespace that goes through the host's kernel, though QEMU could drive it",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the way through the host's kernel",
  evidence: "documented",
  fix: "none",
  about: ["disk"],

  // No edit is offered: the host needs an IOMMU, and the controller has to be taken from the host's driver.
  *check(domain, _target, skip) {
    const disks = domain.disks.filter(
      ({ holdsData, place, source, sourceType }) =>
        holdsData &&
        sourceType === "block" &&
        /^\/dev\/(?:nvme\d+n\d+|disk\/by-id\/nvme-(?!.*-part\d+$).+)$/.test(source ?? "") &&
        !skip(place),
    );
    const place = placeForAll(disks, (disk) => disk.place);
    if (place === undefined) return;
    yield reportOn(domain, "driver", {
      ...place,
      message: `The guest has a whole NVMe namespace as ${namesOf(disks)}, through the host's block layer. With type='nvme' (libvirt 6.0) QEMU drives the controller itself, with lower latency; no other guest, nor the host, can then use that controller.`,
    });
  },
};
