import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { memorySharers, shareMemory, sharesMemory } from "../../domain/shared-memory.js";
import type { DomainRule } from "../../lint/rule.js";

export const sharedMemoryMissing: DomainRule = {
  id: "domain/shared-memory-missing",
  since: "0.1.0",
  severity: "error",
  summary:
    "A vhost-user disk or a virtiofs file system without shared memory, which libvirt refuses",
  references: [
    "https://libvirt.org/kbase/virtiofs.html",
    "https://libvirt.org/formatdomain.html#memory-backing",
  ],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "needs-care",
  about: ["disk", "filesystem"],

  *check(domain) {
    const sharers = memorySharers(domain);
    const [first] = sharers;
    if (first === undefined || sharesMemory(domain)) return;
    const edits = shareMemory(domain);
    yield reportOn(domain, "memory", {
      span: first.element.nameSpan,
      message: `The guest's memory is not shared, so libvirt refuses it with ${listed(sharers.map(({ name }) => name))}: the process that serves such a device has to see the guest's memory.`,
      related:
        sharers.length === 1
          ? []
          : sharers.map(({ element, name }) => ({ span: element.nameSpan, message: name })),
      fixes:
        edits === undefined
          ? []
          : [
              {
                title:
                  "Share the guest's memory (processes that serve its devices can then map it)",
                safety: "needs-care",
                effect: "restart",
                edits,
              },
            ],
    });
  },
};
