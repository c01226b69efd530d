import { obeysCacheMode } from "../../domain/aio.js";
import { setDriver } from "../../domain/edit-driver.js";
import type { Disk, Domain } from "../../domain/domain.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskCacheUnsafe: DomainRule = {
  id: "domain/disk-cache-unsafe",
  since: "0.1.0",
  severity: "error",
  summary: "`cache='unsafe'` drops the guest's flushes, so a crash of the host loses data",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "data, when the host crashes",
  evidence: "verified",
  fix: "needs-care",
  contextFree: true,
  about: ["cache"],

  *check(domain) {
    for (const disk of domain.disks) {
      if (!disk.holdsData || !obeysCacheMode(disk)) continue;
      if (disk.cache?.value !== "unsafe") continue;
      yield reportOn(domain, "cache", {
        span: disk.cache.span,
        message: `Disk '${disk.name}' has cache='unsafe', so QEMU answers the guest's flushes without writing anything: fast, and a crash of the host can corrupt the disk. Use 'none' or 'writeback'.`,
        ...(disk.isTransient && { severity: "information" }),
        fixes: [
          ...(disk.isLocal ? [use(domain, disk, "none", "its storage must support O_DIRECT")] : []),
          use(domain, disk, "writeback", "every flush then waits for the storage"),
        ],
      });
    }
  },
};

function use(domain: Domain, disk: Disk, cache: string, condition: string): Fix {
  return {
    title: `Use cache='${cache}' on '${disk.name}' (${condition})`,
    safety: "needs-care",
    effect: "restart",
    edits: setDriver(domain, disk, { cache }),
  };
}
