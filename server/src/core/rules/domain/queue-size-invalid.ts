import { atLeast } from "../../catalog/versions.js";
import type { Domain } from "../../domain/domain.js";
import { reportOn } from "../../domain/manager.js";
import {
  type WrongQueueSize,
  longestQueue,
  setQueueSize,
  unsetQueueSize,
  wrongQueueSizes,
} from "../../domain/queue-size.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const queueSizeInvalid: DomainRule = {
  id: "domain/queue-size-invalid",
  since: "0.1.0",
  severity: "error",
  summary: "A virtio queue size that QEMU does not start with",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "QEMU does not start",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["queue_size", "rx_queue_size", "tx_queue_size"],

  *check(domain, target) {
    for (const size of wrongQueueSizes(domain)) {
      const { least, name, owner, written } = size;
      // An older libvirt drops a disk's, which domain/attribute-unknown says.
      if (name === "queue_size" && !atLeast(target.libvirt, "7.8")) continue;
      yield reportOn(domain, "driver", {
        span: written.span,
        message: `The driver of ${owner} has ${name}='${written.value}', with which QEMU does not start: it takes powers of two from ${String(least)} to ${String(longestQueue)}.`,
        fixes: fixes(domain, size),
      });
    }
  },
};

function fixes(domain: Domain, size: WrongQueueSize): readonly Fix[] {
  const { name, nearest, owner } = size;
  const remove: Fix = {
    title: `Remove ${name} from ${owner}`,
    safety: "safe",
    effect: "restart",
    edits: unsetQueueSize(domain, size),
  };
  if (nearest === undefined) return [remove];
  return [
    {
      title: `Use ${name}='${String(nearest)}' on ${owner}`,
      safety: "safe",
      effect: "restart",
      edits: setQueueSize(domain, size, nearest),
    },
    remove,
  ];
}
