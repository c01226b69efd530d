import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import type { Span } from "../../text/span.js";

export const diskQcow2Thin: DomainRule = {
  id: "domain/disk-qcow2-thin",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "A qcow2 file that is allocated while the guest writes makes first writes slow",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "flushed first writes: 3.2 times the latency",
  evidence: "measured",
  fix: "none",
  contextFree: true,
  about: ["disk"],

  // No edit is ever offered: type='raw' on a qcow2 file shows the guest the image's own bytes and destroys it.
  *check(domain, _target, skip) {
    const disks = domain.disks.filter(
      (disk) => isQcow2Image(disk) && !disk.isTransient && !skip(formatPlace(disk)),
    );
    const place = placeForAll(disks, formatPlace);
    if (place === undefined) return;
    yield reportOn(domain, "format", {
      ...place,
      message: `${disks.length === 1 ? "The image" : "Each image"} of ${namesOf(disks)} is qcow2. Measured: in a thin one, the first write to each cluster with its flush took 3.2 times as long as in a full raw image; once allocated, reads took 4 % longer. For a database, preallocate it or convert it with \`qemu-img convert\` (to raw or a logical volume); changing this word alone would corrupt the guest.`,
    });
  },
};

/** Of a volume the pool is not known: a file, or a logical volume that holds the same tables. */
function isQcow2Image(disk: Disk): boolean {
  return (
    disk.format?.value === "qcow2" &&
    (disk.sourceType === "file" || disk.sourceType === "volume") &&
    disk.device === "disk" &&
    disk.holdsData
  );
}

function formatPlace(disk: Disk): Span {
  return disk.format?.span ?? disk.driverPlace;
}
