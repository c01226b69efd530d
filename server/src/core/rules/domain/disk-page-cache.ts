import { cachePlace, obeysCacheMode } from "../../domain/aio.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { setDriver } from "../../domain/edit-driver.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { type Fix, editedLater } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskPageCache: DomainRule = {
  id: "domain/disk-page-cache",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "A disk goes through the host's page cache (`cache` unset, `default` or `writeback`)",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "flushed writes: +19 % latency, and an uneven one",
  evidence: "measured",
  fix: "safe",
  contextFree: true,
  about: ["disk"],

  *check(domain, _target, skip) {
    const disks = domain.disks.filter((disk) => isCached(disk) && !skip(cachePlace(disk)));
    const place = placeForAll(disks, cachePlace);
    if (place === undefined) return;
    yield reportOn(domain, "cache", {
      ...place,
      message: `The host's page cache lies between the guest and ${namesOf(disks)} (cache='writeback' or not set): a second copy in memory, and bursts of write-back. Measured: a write that is flushed took 19 % longer than with cache='none' and native AIO.`,
      ...(disks.some(isBlock) ? {} : { severity: "information" }),
      fixes: fixes(domain, disks),
    });
  },
};

/** With io='native' libvirt refuses these modes anyway, which another rule reports. */
function isCached(disk: Disk): boolean {
  return (
    disk.holdsData &&
    disk.isLocal &&
    obeysCacheMode(disk) &&
    disk.effectiveCache === "writeback" &&
    disk.io?.value !== "native"
  );
}

function isBlock(disk: Disk): boolean {
  return disk.sourceType === "block";
}

/** What has to support O_DIRECT; of a volume's pool the file says nothing. */
function storageOf(disks: readonly Disk[]): string {
  return disks.some(({ sourceType }) => sourceType === "volume")
    ? "the storage"
    : "the file system";
}

/** Block devices take O_DIRECT, file systems perhaps not. The first fix mends every disk, a second one what is safe. */
function fixes(domain: Domain, disks: readonly Disk[]): readonly Fix[] {
  const fix = (some: readonly Disk[], safety: Fix["safety"], condition: string): Fix =>
    editedLater(
      { title: `Use cache='none' on ${namesOf(some)}${condition}`, safety, effect: "restart" },
      () => some.flatMap((disk) => setDriver(domain, disk, { cache: "none" })),
    );
  const safe = disks.filter(isBlock);
  return [
    ...(safe.length === disks.length
      ? []
      : [fix(disks, "needs-care", ` (${storageOf(disks)} must support O_DIRECT)`)]),
    ...(safe.length === 0 ? [] : [fix(safe, "safe", "")]),
  ];
}
