import { setNativeAio } from "../../domain/edit-driver.js";
import { bypassesPageCache, ioPlace, isInMemory } from "../../domain/aio.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { hangsWithIoUring } from "../../domain/io-uring.js";
import { isScsiPassthrough } from "../../domain/lun.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIoUringUnsafe: DomainRule = {
  id: "domain/disk-io-uring-unsafe",
  since: "0.1.0",
  severity: "information",
  summary: "`io='io_uring'` in an iothread with QEMU 7.1.0, which can hang",
  references: ["https://gitlab.com/qemu-project/qemu/-/issues/1193"],
  cost: "the guest can hang",
  evidence: "documented",
  fix: "needs-care",
  about: ["io"],

  *check(domain, target, skip) {
    if (!hangsWithIoUring(target.qemu)) return;
    const disks = domain.disks.filter(
      (disk) =>
        disk.io?.value === "io_uring" &&
        disk.isLocal &&
        !isScsiPassthrough(disk) &&
        !skip(ioPlace(disk)) &&
        (disk.ioThreads.length > 0 ||
          domain.scsiControllers.some(
            (controller) => controller.disks.includes(disk) && controller.ioThreads.length > 0,
          )),
    );
    const place = placeForAll(disks, ioPlace);
    if (place === undefined) return;
    const condition = disks.every(bypassesPageCache)
      ? "only for block devices and fully allocated images"
      : "with cache='none'; only for block devices and fully allocated images";
    yield reportOn(domain, "aio", {
      ...place,
      message: `The I/O of ${namesOf(disks)} goes through io_uring in an iothread, with which QEMU 7.1.0 can hang. Use io='native', or another QEMU.`,
      fixes: disks.some(isInMemory)
        ? []
        : [
            {
              title: `Use io='native' on ${namesOf(disks)} (${condition})`,
              safety: "needs-care",
              effect: "restart",
              edits: disks.flatMap((disk) => setNativeAio(domain, disk)),
            },
          ],
    });
  },
};
