import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const diskImageDuplicate: DomainRule = {
  id: "domain/disk-image-duplicate",
  since: "0.1.0",
  severity: "error",
  summary: "Two disks that write to the same image, so that QEMU does not start",
  references: ["https://www.qemu.org/docs/master/system/images.html"],
  cost: "QEMU does not start",
  evidence: "verified",
  fix: "none",
  about: ["disk"],

  // No edit is offered: which of the two paths is the wrong one, only the user knows.
  *check(domain) {
    const byImage = new Map<string, Disk[]>();
    for (const disk of domain.disks.filter(locksImage)) {
      const image = `${disk.sourceType} ${disk.source ?? ""}`;
      const others = byImage.get(image);
      if (others === undefined) byImage.set(image, [disk]);
      else others.push(disk);
    }
    for (const disks of byImage.values()) {
      const [first, second] = disks;
      const place = second && placeForAll(disks, (disk) => disk.place);
      if (first === undefined || place === undefined) continue;
      yield reportOn(domain, "driver", {
        ...place,
        message: `The image '${first.source ?? ""}' is written to by ${namesOf(disks)}: libvirt takes that, and QEMU does not start with it, as the first one has locked the image.`,
      });
    }
  },
};

/** A part of an image, an overlay and a shared image are not locked as a whole. */
function locksImage(disk: Disk): boolean {
  const { device, element, holdsData, isLocal, isTransient, source } = disk;
  return (
    holdsData &&
    isLocal &&
    device === "disk" &&
    source !== undefined &&
    !isTransient &&
    child(element, "shareable") === undefined &&
    child(child(element, "source"), "slices") === undefined
  );
}
