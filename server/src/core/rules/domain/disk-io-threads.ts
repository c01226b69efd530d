import type { Disk, Domain } from "../../domain/domain.js";
import { setNativeAio } from "../../domain/edit-driver.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { type Fix, editedLater } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";
import { bypassesPageCache, handBack, ioPlace, usesThreads } from "../../domain/aio.js";

export const diskIoThreads: DomainRule = {
  id: "domain/disk-io-threads",
  since: "0.1.0",
  severity: "warning",
  summary: "A block-backed disk passes every request through a worker thread instead of native AIO",
  references: [
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
    "http://kvmonz.blogspot.com/p/knowledge-disk-performance-hints-tips.html",
  ],
  cost: "a third of a read's latency at queue depth 1",
  evidence: "measured",
  fix: "safe",
  contextFree: true,
  about: ["disk"],

  *check(domain, _target, skip) {
    const disks = domain.disks.filter(
      (disk) => disk.sourceType === "block" && usesThreads(disk) && !skip(ioPlace(disk)),
    );
    const place = placeForAll(disks, ioPlace);
    if (place === undefined) return;
    yield reportOn(domain, disks.some(bypassesPageCache) ? "aio" : "aio-cached", {
      ...place,
      message: `QEMU passes every request of block-backed ${namesOf(disks)} through a worker thread (io='threads' or not set). Measured at queue depth 1: native AIO took 32 % off the latency of reads and 27 % off that of writes.${handBack(disks)} Use io='native'.`,
      ...(disks.every(mayGrow) && { severity: "information" }),
      fixes: fixes(domain, disks),
    });
  },
};

/** The first fix mends every disk; where some need care, a second one mends those that do not. */
function fixes(domain: Domain, disks: readonly Disk[]): readonly Fix[] {
  const needsNothing = (disk: Disk): boolean => bypassesPageCache(disk) && !mayGrow(disk);
  const safe = disks.filter(needsNothing);
  const careful = disks.filter((disk) => !needsNothing(disk));
  const conditions = [
    ...(careful.every(bypassesPageCache)
      ? []
      : ["with cache='none', giving up the host's page cache"]),
    ...(careful.some(mayGrow) ? ["if no volume grows while the guest runs"] : []),
  ];
  const fix = (some: readonly Disk[], safety: Fix["safety"], condition: string): Fix =>
    editedLater(
      { title: `Use io='native' on ${namesOf(some)}${condition}`, safety, effect: "restart" },
      () => some.flatMap((disk) => setNativeAio(domain, disk)),
    );
  return [
    ...(careful.length === 0 ? [] : [fix(disks, "needs-care", ` (${conditions.join("; ")})`)]),
    ...(safe.length === 0 ? [] : [fix(safe, "safe", "")]),
  ];
}

/** oVirt and others choose threads on purpose for qcow2 on a volume that they extend under the running guest. */
function mayGrow(disk: Disk): boolean {
  return disk.format?.value === "qcow2" && disk.io?.value === "threads";
}
