import { hasRemoteBacking, kindWithoutCopyOnRead } from "../../domain/copy-on-read.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { unsetDriver } from "../../domain/edit-driver.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskCopyOnRead: DomainRule = {
  id: "domain/disk-copy-on-read",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "`copy_on_read='on'` turns the first read of each block into a read and a write",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "a write for each first read",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["copy_on_read"],

  *check(domain) {
    for (const disk of domain.disks) {
      const setting = driverSetting(disk, "copy_on_read");
      if (setting?.value !== "on" || disk.sourceType === "vhostuser") continue;
      const refusedOn = kindWithoutCopyOnRead(disk);
      if (refusedOn === undefined && hasRemoteBacking(disk)) continue;
      const cost =
        refusedOn === undefined
          ? "so each block that the guest reads from a backing file is also written to the image, within that read. That pays only where the backing file is slow to reach"
          : `which libvirt refuses for a ${refusedOn} disk`;
      yield reportOn(domain, "driver", {
        span: setting.span,
        message: `Disk '${disk.name}' has copy_on_read='on', ${cost}. Remove it.`,
        ...(refusedOn !== undefined && { severity: "error" }),
        fixes: [
          {
            title: `Remove copy_on_read from '${disk.name}'`,
            safety: "safe",
            effect: "restart",
            edits: unsetDriver(domain, disk, "copy_on_read"),
          },
        ],
      });
    }
  },
};
