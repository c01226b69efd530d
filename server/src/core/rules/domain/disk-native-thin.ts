import type { Target } from "../../catalog/versions.js";
import { ioPlace } from "../../domain/aio.js";
import { backingLayers } from "../../domain/backing-chain.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { allowsNativeAio, setDriver } from "../../domain/edit-driver.js";
import { takesIoUring } from "../../domain/io-uring.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskNativeThin: DomainRule = {
  id: "domain/disk-native-thin",
  since: "0.1.0",
  severity: "information",
  summary: "`io='native'` on an image that may grow can stall the guest while it does",
  references: [
    "https://specs.openstack.org/openstack/nova-specs/specs/mitaka/implemented/libvirt-aio-mode.html",
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
  ],
  cost: "stalls while the image grows",
  evidence: "documented",
  fix: "needs-care",
  about: ["io"],

  *check(domain, target) {
    // oVirt writes io='native' only for images that it has allocated in full.
    if (domain.manager === "ovirt") return;
    for (const disk of domain.disks) {
      if (!mayGrow(disk) || disk.io?.value !== "native" || !allowsNativeAio(disk)) continue;
      const image = imageOf(disk);
      yield reportOn(domain, "format", {
        span: ioPlace(disk),
        message: `Disk '${disk.name}' has io='native' on ${image}: where it still has to grow, handing over a write can block until the file system has allocated, and with it every disk of the same thread. ${discards(disk) ? "Keep what is allocated, or use" : "Preallocate the image, or use"} io='io_uring' or 'threads'.`,
        fixes: [
          ...(discards(disk) ? [keepAllocated(domain, disk)] : []),
          ...fixes(domain, disk, target),
        ],
      });
    }
  },
};

function mayGrow(disk: Disk): boolean {
  return (
    disk.sourceType === "file" &&
    disk.device === "disk" &&
    disk.holdsData &&
    (disk.format?.value === "qcow2" || backingLayers(disk).length > 0 || discards(disk))
  );
}

/** A raw image that was allocated in full has holes as soon as the guest gives blocks back. */
function discards(disk: Disk): boolean {
  return disk.format?.value === "raw" && driverSetting(disk, "discard")?.value === "unmap";
}

function imageOf(disk: Disk): string {
  if (disk.format?.value === "qcow2") return "a qcow2 file";
  return discards(disk)
    ? "a file that discard='unmap' makes holes in"
    : "a file over a backing file";
}

function keepAllocated(domain: Domain, disk: Disk): Fix {
  return {
    title: `Use discard='ignore' on '${disk.name}' (the host then gets no space back)`,
    safety: "needs-care",
    effect: "restart",
    edits: setDriver(domain, disk, { discard: "ignore" }),
  };
}

/** Without io_uring the choice is between a stall and a slower path for each request, which only the user can weigh. */
function fixes(domain: Domain, disk: Disk, target: Target): readonly Fix[] {
  if (!takesIoUring(target)) return [];
  const use = (io: string, condition: string): Fix => ({
    title: `Use io='${io}' on '${disk.name}' (${condition})`,
    safety: "needs-care",
    effect: "restart",
    edits: setDriver(domain, disk, { io }),
  });
  return [
    use("io_uring", "the host must allow io_uring"),
    use("threads", "every request then passes through a worker thread"),
  ];
}
