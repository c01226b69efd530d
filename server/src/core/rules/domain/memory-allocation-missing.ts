import { setAttribute } from "../../xml/edit.js";
import { reportOn } from "../../domain/manager.js";
import { addMemoryBacking, isAllocatedAtStart, memoryBacking } from "../../domain/memory.js";
import { realtimeSchedules } from "../../domain/realtime.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const memoryAllocationMissing: DomainRule = {
  id: "domain/memory-allocation-missing",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "A real-time guest whose memory is allocated page by page while it runs",
  references: ["https://libvirt.org/formatdomain.html#memory-backing"],
  cost: "page faults while the guest runs",
  evidence: "documented",
  fix: "needs-care",
  about: ["vcpusched", "iothreadsched"],

  *check(domain) {
    const [first] = realtimeSchedules(domain);
    const allocation = memoryBacking(domain, "allocation");
    const mode = attributeOf(allocation, "mode");
    if (first === undefined || mode?.value === "immediate" || isAllocatedAtStart(domain)) return;
    yield reportOn(domain, "memory", {
      span: mode?.span ?? first.scheduler.span,
      message:
        "The guest has a real-time priority, and the host allocates its memory when it first touches a page, which makes it wait. Memory that is allocated at the start costs time there, and only there.",
      fixes: [
        {
          title: "Allocate all memory at the start (which takes longer, and the host must have it)",
          safety: "needs-care",
          effect: "restart",
          edits:
            allocation === undefined
              ? addMemoryBacking(domain, {
                  name: "allocation",
                  attributes: [["mode", "immediate"]],
                })
              : [setAttribute(domain.document, allocation, "mode", "immediate")],
        },
      ],
    });
  },
};
