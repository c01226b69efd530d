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
  summary: "A LUKS image that QEMU encrypts and decrypts itself",
  references: ["https://libvirt.org/formatstorageencryption.html"],
  cost: "encryption in few threads",
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
      message: `QEMU encrypts and decrypts the data of ${namesOf(disks)} itself, ${threads(disks)}. dm-crypt on the host spreads that over processors, and for RBD there is engine='librbd' (libvirt 7.9).`,
    });
  },
};

function encryption({ element }: Disk): XmlElement | undefined {
  const found = child(child(element, "source"), "encryption") ?? child(element, "encryption");
  const isLuks = attributeOf(found, "format")?.value === "luks";
  return isLuks && (attributeOf(found, "engine")?.value ?? "qemu") === "qemu" ? found : undefined;
}

/** QEMU's qcow2 driver hands it to worker threads (`QCOW2_MAX_THREADS`), its LUKS driver does not. */
function threads(disks: readonly Disk[]): string {
  const inWorkers = disks.filter(({ format }) => format?.value === "qcow2").length;
  const own = "in the thread that serves the disk, one request after the other";
  const workers = "in at most four worker threads for each image";
  if (inWorkers === 0) return own;
  return inWorkers === disks.length ? workers : `${own}, or for qcow2 ${workers}`;
}

function encryptionPlace(disk: Disk): Span {
  return encryption(disk)?.nameSpan ?? disk.place;
}
