import { driverSetting } from "../../domain/driver-setting.js";
import { unsetDriver } from "../../domain/edit-driver.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskDetectZeroes: DomainRule = {
  id: "domain/disk-detect-zeroes",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "`detect_zeroes` makes QEMU look at every byte that the guest writes",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "processor time for each write",
  evidence: "documented",
  fix: "safe",
  contextFree: true,
  about: ["detect_zeroes"],

  *check(domain) {
    for (const disk of domain.disks) {
      const mode = driverSetting(disk, "detect_zeroes");
      if (!disk.holdsData || disk.sourceType === "vhostuser") continue;
      if (mode?.value !== "on" && mode?.value !== "unmap") continue;
      const frees = mode.value === "unmap" && driverSetting(disk, "discard")?.value === "unmap";
      const isOnlyOn =
        mode.value === "unmap" && !frees
          ? " Without discard='unmap' it frees nothing either: libvirt then makes it 'on'."
          : "";
      yield reportOn(domain, "driver", {
        span: mode.span,
        message: `Disk '${disk.name}' has detect_zeroes='${mode.value}', so QEMU searches the data of every write for zeroes before it writes: that saves space and costs processor time on the way.${isOnlyOn} Remove it where latency matters more.`,
        fixes: [
          {
            // Both are written for thin storage, which then fills up with zeroes.
            title: `Remove detect_zeroes from '${disk.name}'${frees ? " (zeroes that the guest writes then take up space)" : ""}`,
            safety: frees ? "needs-care" : "safe",
            effect: "restart",
            edits: unsetDriver(domain, disk, "detect_zeroes"),
          },
        ],
      });
    }
  },
};
