import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import type { Span } from "../../text/span.js";

export const diskQcow2Block: DomainRule = {
  id: "domain/disk-qcow2-block",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "A qcow2 image on a block device looks up in tables what the device knows anyway",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "lookups in the image's tables",
  evidence: "documented",
  fix: "none",
  contextFree: true,
  about: ["disk"],

  // No edit is ever offered: type='raw' on a qcow2 image shows the guest the image's own bytes and destroys it.
  *check(domain, _target, skip) {
    // It extends such volumes while their guests run, and that is how its thin disks work.
    if (domain.manager === "ovirt") return;
    const disks = domain.disks.filter((disk) => isQcow2OnBlock(disk) && !skip(formatPlace(disk)));
    const place = placeForAll(disks, formatPlace);
    if (place === undefined) return;
    yield reportOn(domain, "format", {
      ...place,
      message: `The block device of ${namesOf(disks)} holds a qcow2 image: its tables are read and written beside the data, and a first write allocates in them, while the device has all its room already. Unless snapshots or a backing file need them, convert it with \`qemu-img convert -O raw\` to another device; changing this word alone would corrupt the guest.`,
    });
  },
};

function isQcow2OnBlock({ device, format, holdsData, isTransient, sourceType }: Disk): boolean {
  return (
    format?.value === "qcow2" &&
    sourceType === "block" &&
    device === "disk" &&
    holdsData &&
    !isTransient
  );
}

function formatPlace(disk: Disk): Span {
  return disk.format?.span ?? disk.driverPlace;
}
