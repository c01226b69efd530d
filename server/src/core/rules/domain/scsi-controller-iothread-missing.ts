import { attachFixes, namesOfControllers } from "../../domain/attach-fixes.js";
import { controllersWithoutIoThread } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const scsiControllerIothreadMissing: DomainRule = {
  id: "domain/scsi-controller-iothread-missing",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "A virtio-scsi controller without an iothread shares QEMU's main loop",
  references: [
    "https://libvirt.org/formatdomain.html#controllers",
    "https://www.qemu.org/docs/master/devel/multiple-iothreads.html",
    "http://kvmonz.blogspot.com/p/knowledge-disk-performance-hints-tips.html",
  ],
  cost: "waits for QEMU's main loop, and no polling",
  evidence: "documented",
  fix: "safe",
  about: ["controller"],

  *check(domain, _target, skip) {
    // Where an iothread is defined and idle, that is what the user must hear of: domain/iothread-unused says it.
    if (domain.ioThreads.unused.length > 0) return;
    const controllers = controllersWithoutIoThread(domain).filter(({ place }) => !skip(place));
    const [first] = controllers;
    if (first === undefined) return;
    yield reportOn(domain, "iothread", {
      span: first.place,
      message: `No iothread serves virtio-scsi, that is ${namesOfControllers(controllers)}: the requests of all disks there wait in QEMU's main loop beside the monitor and device emulation, and only iothreads poll for completions instead of sleeping. Attach an iothread.`,
      related:
        controllers.length === 1
          ? []
          : controllers.map((controller) => ({
              span: controller.place,
              message: `SCSI controller ${String(controller.index)}`,
            })),
      fixes: attachFixes(domain, controllers),
    });
  },
};
