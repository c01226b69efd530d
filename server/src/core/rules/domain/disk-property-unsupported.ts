import { atLeast } from "../../catalog/versions.js";
import { misplacedProperties } from "../../domain/bus-limits.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskPropertyUnsupported: DomainRule = {
  id: "domain/disk-property-unsupported",
  since: "0.1.0",
  severity: "error",
  summary:
    "A property of a disk that libvirt refuses on its bus, often left behind by a move to virtio",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["wwn", "vendor", "product", "rotation_rate", "removable"],

  *check(domain, target) {
    for (const disk of domain.disks) {
      for (const { edits, name, span, takenOn } of misplacedProperties(domain, disk)) {
        // An older libvirt drops it, which domain/attribute-unknown says.
        if (name === "rotation_rate" && !atLeast(target.libvirt, "7.3")) continue;
        yield reportOn(domain, "driver", {
          span,
          message: `Disk '${disk.name}' is on the ${disk.effectiveBus} bus and has ${name}, so libvirt refuses the guest: it takes that on ${takenOn} only.`,
          fixes: [
            {
              title: `Remove ${name} from '${disk.name}'`,
              safety: "safe",
              effect: "restart",
              edits,
            },
          ],
        });
      }
    }
  },
};
