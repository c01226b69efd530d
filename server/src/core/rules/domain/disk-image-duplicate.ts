import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { type OpenedImage, excludes, openedImages } from "../../domain/opened-image.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskImageDuplicate: DomainRule = {
  id: "domain/disk-image-duplicate",
  since: "0.1.0",
  severity: "error",
  summary: "Two disks use the image that one of them writes to, so that QEMU does not start",
  references: ["https://www.qemu.org/docs/master/system/images.html"],
  cost: "QEMU does not start",
  evidence: "verified",
  fix: "none",
  about: ["disk"],

  // No edit is offered: which of the two paths is the wrong one, only the user knows.
  *check(domain) {
    // Whoever sets past libvirt what a disk shares has said what is to be.
    if (domain.passthrough.mentions("share-rw")) return;
    const byKey = new Map<string, OpenedImage[]>();
    for (const image of domain.disks
      .filter(({ isOverridden }) => !isOverridden)
      .flatMap(openedImages)) {
      const others = byKey.get(image.key);
      if (others === undefined) byKey.set(image.key, [image]);
      else others.push(image);
    }
    for (const images of byKey.values()) {
      const clashing = images.filter((one) => images.some((other) => excludes(one, other)));
      const disks = [...new Set(clashing.map(({ disk }) => disk))];
      const place = placeForAll(disks, (disk) => disk.place);
      const [first] = clashing;
      if (first === undefined || place === undefined) continue;
      yield reportOn(domain, "driver", {
        ...place,
        message: `The image '${first.name}' ${uses(clashing)}: libvirt takes that, and QEMU does not start with it, as the first one has locked the image.`,
      });
    }
  },
};

/** At least one of them writes. */
function uses(images: readonly OpenedImage[]): string {
  const disksThat = (use: OpenedImage["use"]): readonly Disk[] => [
    ...new Set(images.filter((image) => image.use === use).map(({ disk }) => disk)),
  ];
  const [writers, readers, overlays] = [
    disksThat("write"),
    disksThat("read"),
    disksThat("backing"),
  ];
  return [
    `is written to by ${namesOf(writers)}`,
    ...(readers.length === 0 ? [] : [`is read by ${namesOf(readers)}`]),
    ...(overlays.length === 0 ? [] : [`lies below ${namesOf(overlays)} as a backing file`]),
  ].join(" and ");
}
