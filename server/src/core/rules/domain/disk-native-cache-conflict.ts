import type { Target } from "../../catalog/versions.js";
import { isInMemory } from "../../domain/aio.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { allowsNativeAio, setDriver, unsetDriver } from "../../domain/edit-driver.js";
import { takesIoUring } from "../../domain/io-uring.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskNativeCacheConflict: DomainRule = {
  id: "domain/disk-native-cache-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "`io='native'` without `cache='none'` or `cache='directsync'` is refused by libvirt",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["io"],

  *check(domain, target) {
    for (const disk of domain.disks) {
      if (disk.io?.value !== "native" || allowsNativeAio(disk)) continue;
      if (disk.effectiveCache === undefined) continue;
      const cache = disk.cache === undefined ? "no cache mode" : `cache='${disk.cache.value}'`;
      yield reportOn(domain, "cache", {
        span: disk.io.span,
        message: `Disk '${disk.name}' has io='native' with ${cache}, so libvirt refuses the guest: Linux AIO needs O_DIRECT, that is cache='none' or 'directsync'.`,
        fixes: fixes(domain, disk, target),
      });
    }
  },
};

/** The page cache is only worth giving up where AIO then does something: on a disk of this host that holds data. */
function fixes(domain: Domain, disk: Disk, target: Target): readonly Fix[] {
  const direct: Fix = {
    title: `Use cache='none' on '${disk.name}' (its storage must support O_DIRECT)`,
    safety: "needs-care",
    effect: "restart",
    edits: setDriver(domain, disk, { cache: "none" }),
  };
  const plain: Fix = {
    title: `Remove io='native' from '${disk.name}'`,
    safety: "safe",
    effect: "restart",
    edits: unsetDriver(domain, disk, "io"),
  };
  if (isInMemory(disk)) return [plain];
  if (!disk.isLocal || disk.device === "cdrom" || disk.device === "floppy") return [plain, direct];
  if (!takesIoUring(target)) return [direct, plain];
  const uring: Fix = {
    title: `Use io='io_uring' on '${disk.name}' (the host must allow io_uring)`,
    safety: "needs-care",
    effect: "restart",
    edits: setDriver(domain, disk, { io: "io_uring" }),
  };
  return [direct, plain, uring];
}
