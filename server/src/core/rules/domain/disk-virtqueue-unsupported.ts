import { atLeast } from "../../catalog/versions.js";
import { misplacedVirtqueueSettings, virtqueueSettings } from "../../domain/bus-limits.js";
import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskVirtqueueUnsupported: DomainRule = {
  id: "domain/disk-virtqueue-unsupported",
  since: "0.1.0",
  severity: "error",
  summary:
    "A disk that is not on the virtio bus with settings of virtqueues, which libvirt refuses",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: virtqueueSettings,

  *check(domain, target) {
    for (const disk of domain.disks) {
      // An older libvirt drops a queue size, which domain/attribute-unknown says.
      const misplaced = misplacedVirtqueueSettings(domain, disk).filter(
        ({ name }) => name !== "queue_size" || atLeast(target.libvirt, "7.8"),
      );
      const [first, ...others] = misplaced;
      if (first === undefined) continue;
      const names = listed(misplaced.map(({ name }) => name));
      // The first release with queue_size forgot to check where it stands.
      const effect = misplaced.every(({ name }) => name === "queue_size")
        ? "libvirt ignores that, or refuses the guest since"
        : "libvirt refuses the guest";
      yield reportOn(domain, "driver", {
        span: first.span,
        message: `Disk '${disk.name}' is on the ${disk.effectiveBus} bus and its driver has ${names}: ${effect}, as only virtio disks have virtqueues.`,
        related: others.map(({ name, span }) => ({ span, message: name })),
        fixes: [
          {
            title: `Remove ${names} from '${disk.name}'`,
            safety: "safe",
            effect: "restart",
            edits: misplaced.flatMap(({ edits }) => edits),
          },
        ],
      });
    }
  },
};
