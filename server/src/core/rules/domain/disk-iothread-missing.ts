import { attachFixes } from "../../domain/attach-fixes.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { disksWithoutIoThread } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIothreadMissing: DomainRule = {
  id: "domain/disk-iothread-missing",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "A virtio disk without an iothread shares QEMU's main loop",
  references: [
    "https://libvirt.org/formatdomain.html#iothreads-allocation",
    "https://www.qemu.org/docs/master/devel/multiple-iothreads.html",
    "http://kvmonz.blogspot.com/p/knowledge-disk-performance-hints-tips.html",
  ],
  cost: "waits for QEMU's main loop, and no polling",
  evidence: "documented",
  fix: "safe",
  about: ["disk"],

  *check(domain, _target, skip) {
    // Where an iothread is defined and idle, that is what the user must hear of: domain/iothread-unused says it.
    if (domain.ioThreads.unused.length > 0) return;
    const disks = disksWithoutIoThread(domain).filter((disk) => !skip(disk.driverPlace));
    const place = placeForAll(disks, ({ driverPlace }) => driverPlace);
    if (place === undefined) return;
    yield reportOn(domain, "iothread", {
      ...place,
      message: `No iothread serves virtio ${namesOf(disks)}: ${disks.length === 1 ? "its" : "their"} requests wait in QEMU's main loop beside the monitor and device emulation, and only iothreads poll for completions instead of sleeping. Attach an iothread.`,
      fixes: attachFixes(domain, disks),
    });
  },
};
