import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { Disk } from "../../domain/domain.js";
import type { DomainRule } from "../../lint/rule.js";
import type { Span } from "../../text/span.js";
import type { XmlElement } from "../../xml/tree.js";
import { child } from "../../xml/query.js";

export const diskEncryptionQemu: DomainRule = {
  id: "domain/disk-encryption-qemu",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "A LUKS image that QEMU decrypts in the thread that serves the disk",
  references: ["https://libvirt.org/formatstorageencryption.html"],
  cost: "encryption in the disk's thread",
  evidence: "documented",
  fix: "none",
  about: ["encryption"],

  // No edit is offered: where an image is decrypted is a matter of how it was made.
  *check(domain, _target, skip) {
    const disks = domain.disks.filter(
      (disk) => disk.holdsData && encryption(disk) !== undefined && !skip(encryptionPlace(disk)),
    );
    const place = placeForAll(disks, encryptionPlace);
    if (place === undefined) return;
    yield reportOn(domain, "driver", {
      ...place,
      message: `QEMU encrypts and decrypts the data of ${namesOf(disks)} itself, in the thread that serves the disk, one request after the other. dm-crypt on the host spreads that over processors, and for RBD there is engine='librbd' (libvirt 7.9).`,
    });
  },
};

function encryption({ element }: Disk): XmlElement | undefined {
  const found = child(child(element, "source"), "encryption") ?? child(element, "encryption");
  const isLuks = attributeOf(found, "format")?.value === "luks";
  return isLuks && (attributeOf(found, "engine")?.value ?? "qemu") === "qemu" ? found : undefined;
}

function encryptionPlace(disk: Disk): Span {
  return encryption(disk)?.nameSpan ?? disk.place;
}
