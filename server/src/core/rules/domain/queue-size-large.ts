import { atLeast } from "../../catalog/versions.js";
import { removeAttribute } from "../../xml/edit.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { reportOn } from "../../domain/manager.js";
import { isValidQueueSize } from "../../domain/queue-size.js";
import { numberIn } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const queueSizeLarge: DomainRule = {
  id: "domain/queue-size-large",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "A ring of more than 256 requests does not make a disk faster",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "cache misses at random access",
  evidence: "documented",
  fix: "guest-visible",
  contextFree: true,
  about: ["queue_size"],

  *check(domain, target) {
    if (!atLeast(target.libvirt, "7.8")) return;
    for (const disk of domain.disks) {
      const { driver, effectiveBus, holdsData, name, sourceType } = disk;
      const written = driverSetting(disk, "queue_size");
      const size = numberIn(written?.value);
      if (driver === undefined || written === undefined || size === undefined) continue;
      if (effectiveBus !== "virtio" || !holdsData || sourceType.startsWith("vhost")) continue;
      const edit = removeAttribute(domain.document, driver, "queue_size");
      if (size <= usual || !isValidQueueSize(size) || edit === undefined) continue;
      yield reportOn(domain, "driver", {
        span: written.span,
        message: `Disk '${name}' has rings of ${String(size)} requests. QEMU's default is ${String(usual)}; the author of the setting warned that random accesses may become slower with larger ones.`,
        fixes: [
          {
            title: `Remove queue_size from '${name}' (the guest sees shorter queues)`,
            safety: "guest-visible",
            effect: "restart",
            edits: [edit],
          },
        ],
      });
    }
  },
};

/** Since QEMU 5.0. */
const usual = 256;
