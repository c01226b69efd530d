import type { Target } from "../../catalog/versions.js";
import { bypassesPageCache, handBack, ioPlace, usesThreads } from "../../domain/aio.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { setDriver, setNativeAio } from "../../domain/edit-driver.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { takesIoUring } from "../../domain/io-uring.js";
import { reportOn } from "../../domain/manager.js";
import { type Fix, editedLater } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskFileIoThreads: DomainRule = {
  id: "domain/disk-file-io-threads",
  since: "0.1.0",
  severity: "hint",
  profiles: { density: "off" },
  summary:
    "A file-backed disk passes every request through a worker thread; AIO depends on the image",
  references: [
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
    "https://specs.openstack.org/openstack/nova-specs/specs/mitaka/implemented/libvirt-aio-mode.html",
  ],
  cost: "a third of a read's latency at queue depth 1",
  evidence: "measured",
  fix: "needs-care",
  about: ["cache", "shareable"],

  *check(domain, target, skip) {
    const disks = domain.disks.filter(
      (disk) =>
        (disk.sourceType === "file" || disk.sourceType === "volume") &&
        usesThreads(disk) &&
        bypassesPageCache(disk) &&
        !skip(ioPlace(disk)),
    );
    const place = placeForAll(disks, ioPlace);
    if (place === undefined) return;
    yield reportOn(domain, "aio", {
      ...place,
      message: `QEMU passes every request of ${backing(disks)} ${namesOf(disks)} through a worker thread (io='threads' or not set). Measured at queue depth 1: native AIO and io_uring took 32 % off the latency of reads.${handBack(disks)} io='native' can stall the guest while the file system allocates, so it wants a fully allocated image.`,
      fixes: fixes(domain, disks, target),
    });
  },
};

/** Of a volume the file does not say whether it is a file or a block device. */
function backing(disks: readonly Disk[]): string {
  const areVolumes = disks.map(({ sourceType }) => sourceType === "volume");
  if (areVolumes.every((isVolume) => isVolume)) return "volume-backed";
  return areVolumes.some((isVolume) => isVolume) ? "file- or volume-backed" : "file-backed";
}

function fixes(domain: Domain, disks: readonly Disk[], target: Target): readonly Fix[] {
  const native = editedLater(
    {
      title: `Use io='native' on ${namesOf(disks)} (only for fully allocated images)`,
      safety: "needs-care",
      effect: "restart",
    },
    () => disks.flatMap((disk) => setNativeAio(domain, disk)),
  );
  if (!takesIoUring(target)) return [native];
  const uring = editedLater(
    {
      title: `Use io='io_uring' on ${namesOf(disks)} (the host must allow io_uring)`,
      safety: "needs-care",
      effect: "restart",
    },
    () => disks.flatMap((disk) => setDriver(domain, disk, { io: "io_uring" })),
  );
  return [uring, native];
}
