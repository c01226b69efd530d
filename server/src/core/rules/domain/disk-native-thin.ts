import type { Target } from "../../catalog/versions.js";
import { ioPlace } from "../../domain/aio.js";
import { backingLayers } from "../../domain/backing-chain.js";
import type { Disk, Domain } from "../../domain/domain.js";
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
  fix: "needs-care",

  *check(domain, target) {
    // oVirt writes io='native' only for images that it has allocated in full.
    if (domain.manager === "ovirt") return;
    for (const disk of domain.disks) {
      if (!mayGrow(disk) || disk.io?.value !== "native" || !allowsNativeAio(disk)) continue;
      const image = disk.format?.value === "qcow2" ? "a qcow2 file" : "a file over a backing file";
      yield reportOn(domain, "format", {
        span: ioPlace(disk),
        message: `Disk '${disk.name}' has io='native' on ${image}: where it still has to grow, handing over a write can block until the file system has allocated, and with it every disk of the same thread. Preallocate the image, or use io='io_uring' or 'threads'.`,
        fixes: fixes(domain, disk, target),
      });
    }
  },
};

function mayGrow(disk: Disk): boolean {
  return (
    disk.sourceType === "file" &&
    disk.device === "disk" &&
    disk.holdsData &&
    (disk.format?.value === "qcow2" || backingLayers(disk).length > 0)
  );
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
