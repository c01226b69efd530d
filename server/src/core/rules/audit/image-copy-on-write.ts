import type { GuestDisk } from "../../audit/machine.js";
import { listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const imageCopyOnWrite: AuditRule = {
  id: "audit/image-copy-on-write",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "hint" },
  summary: "An image lies on a file system that writes every block somewhere else",
  references: [
    "https://btrfs.readthedocs.io/en/latest/Swapfile.html",
    "https://libvirt.org/formatstorage.html#target-elements",
  ],
  cost: "new metadata for each write, and an image in pieces",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    const names = (host?.guestDisks ?? []).filter(isCopied).map(({ target }) => target);
    if (names.length === 0) return;
    yield {
      machine: "host",
      devices: names,
      message: `The image of ${listed(names)} lies on btrfs with copy-on-write: each overwrite goes to a new place and changes metadata, and the image falls to pieces. Copy it, while the guest is off, into a directory with the attribute C (chattr +C); it gives up btrfs's checksums for that file.`,
    };
  },
};

function isCopied({ isFile, fileSystem, isNoCow }: GuestDisk): boolean {
  return isFile && fileSystem === "btrfs" && isNoCow === false;
}
