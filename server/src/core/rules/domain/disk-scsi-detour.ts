import type { Disk } from "../../domain/domain.js";
import { isVirtioScsi } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { virtioBlkFixes } from "../../domain/virtio-blk-fixes.js";
import type { DomainRule } from "../../lint/rule.js";
import type { Span } from "../../text/span.js";

export const diskScsiDetour: DomainRule = {
  id: "domain/disk-scsi-detour",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "A few disks on virtio-scsi, whose requests are SCSI commands on the way",
  references: ["https://www.qemu.org/2021/01/19/virtio-blk-scsi-configuration/"],
  cost: "SCSI commands on the way",
  evidence: "documented",
  fix: "guest-visible",
  about: ["controller"],

  *check(domain, _target, skip) {
    // Many disks are what virtio-scsi is for.
    if (domain.disks.length > mostDisks) return;
    const disks = domain.scsiControllers
      .filter(({ model }) => isVirtioScsi(model?.value))
      .flatMap((controller) =>
        controller.disks.filter((disk) => isPlain(disk) && !skip(busPlace(disk))),
      );
    const place = placeForAll(disks, busPlace);
    if (place === undefined) return;
    yield reportOn(domain, "bus", {
      ...place,
      message: `Each request to ${namesOf(disks)} is made a SCSI command by the guest and taken apart again by QEMU. QEMU's authors prefer virtio-blk where every microsecond counts, and add that the difference is often insignificant; virtio-scsi is right for many disks and for SCSI's own commands.`,
      fixes: disks.flatMap((disk) => virtioBlkFixes(domain, disk)),
    });
  },
};

const mostDisks = 8;

function isPlain({ device, format, holdsData, sourceType }: Disk): boolean {
  return (
    device === "disk" && holdsData && sourceType === "block" && (format?.value ?? "raw") === "raw"
  );
}

function busPlace({ bus, place }: Disk): Span {
  return bus?.span ?? place;
}
