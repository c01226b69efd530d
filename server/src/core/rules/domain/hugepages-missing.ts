import { vcpuPlacement } from "../../domain/hint-dedicated.js";
import { reportOn } from "../../domain/manager.js";
import { addMemoryBacking, memoryBacking, memorySize } from "../../domain/memory.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const hugepagesMissing: DomainRule = {
  id: "domain/hugepages-missing",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "A large guest that is bound to processors or nodes, without huge pages",
  references: [
    "https://libvirt.org/kbase/kvm-realtime.html",
    "https://libvirt.org/formatdomain.html#memory-backing",
  ],
  cost: "more misses of the TLB",
  evidence: "documented",
  fix: "needs-care",
  about: ["vcpupin", "nodeset"],

  *check(domain) {
    const memory = memorySize(domain, child(domain.element, "memory"));
    if (domain.type !== "kvm" || memory === undefined || memory.bytes < 4 * gibibyte) return;
    if (memoryBacking(domain, "hugepages") !== undefined) return;
    // Another process maps this memory already, from a file or a memfd.
    if (memoryBacking(domain, "source") !== undefined) return;
    const nodes = child(child(domain.element, "numatune"), "memory");
    if (vcpuPlacement(domain) === "floating" && attributeOf(nodes, "nodeset") === undefined) return;
    yield reportOn(domain, "memory", {
      span: memory.written.span,
      message: `The guest has ${String(Math.floor(memory.bytes / gibibyte))} GiB of memory in pages of 4 KiB, as far as the host does not join them by itself. Huge pages make address translation cheaper and stay in place; for I/O the effect is small. They have to be reserved on the host first.`,
      fixes: [
        {
          title: "Use huge pages (the host must have reserved enough, or the guest does not start)",
          safety: "needs-care",
          effect: "restart",
          edits: addMemoryBacking(domain, { name: "hugepages" }),
        },
      ],
    });
  },
};

const gibibyte = 1024 ** 3;
