import { allowsNativeAio, unsetDriver } from "../../domain/edit-driver.js";
import { ioPlace } from "../../domain/aio.js";
import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { isScsiPassthrough } from "../../domain/lun.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIoIgnored: DomainRule = {
  id: "domain/disk-io-ignored",
  since: "0.1.0",
  severity: "information",
  summary: "`io` on a network, NVMe or SCSI passthrough disk, where it has no effect",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "nothing but a false impression",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["io"],

  *check(domain, _target, skip) {
    // These two write it on every disk, and nobody can tell them not to.
    if (domain.manager === "nova" || domain.manager === "ovirt") return;
    const disks = domain.disks.filter((disk) => ignoresIo(disk) && !skip(ioPlace(disk)));
    const place = placeForAll(disks, ioPlace);
    if (place === undefined) return;
    yield reportOn(domain, "aio", {
      ...place,
      message: `The io attribute of ${namesOf(disks)} does nothing: ${reasons(disks)}. Remove it, so that nobody takes it for tuning.`,
      fixes: [
        {
          title: `Remove io from ${namesOf(disks)}`,
          safety: "safe",
          effect: "restart",
          edits: disks.flatMap((disk) => unsetDriver(domain, disk, "io")),
        },
      ],
    });
  },
};

/** Where libvirt even refuses io='native' because of the cache mode, domain/disk-native-cache-conflict says so. */
function ignoresIo(disk: Disk): boolean {
  if (disk.io === undefined || (disk.io.value === "native" && !allowsNativeAio(disk))) return false;
  return isRemote(disk) ? disk.device === "disk" : isPassedThrough(disk);
}

function isRemote({ sourceType }: Disk): boolean {
  return sourceType === "network" || sourceType === "nvme";
}

function isPassedThrough(disk: Disk): boolean {
  return isScsiPassthrough(disk) && disk.sourceType === "block";
}

function reasons(disks: readonly Disk[]): string {
  return [
    ...(disks.some(isRemote)
      ? ["libvirt passes it to QEMU only for files and block devices of this host"]
      : []),
    ...(disks.some(isPassedThrough)
      ? [
          "a LUN that is passed through gets SCSI commands from QEMU's thread pool, whatever it says",
        ]
      : []),
  ].join(", and ");
}
