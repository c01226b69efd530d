import { reportOn } from "../../domain/manager.js";
import { balloonModel, memorySize } from "../../domain/memory.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const memoryBallooned: DomainRule = {
  id: "domain/memory-ballooned",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "The guest starts with less memory than it may have, and the balloon holds the rest",
  references: ["https://libvirt.org/formatdomain.html#memory-allocation"],
  cost: "reclaiming in the guest, fewer cached pages",
  evidence: "documented",
  fix: "needs-care",
  about: ["currentMemory"],

  *check(domain) {
    const memory = memorySize(domain, child(domain.element, "memory"));
    const current = memorySize(domain, child(domain.element, "currentMemory"));
    if (memory === undefined || current === undefined || balloonModel(domain) === "none") return;
    // A few percent are two numbers that were rounded in different ways.
    if (current.bytes === 0 || current.bytes > memory.bytes * 0.95) return;
    const unit = attributeOf(memory.element, "unit");
    const currentUnit = attributeOf(current.element, "unit");
    const sameUnit = (unit?.value ?? "KiB") === (currentUnit?.value ?? "KiB");
    yield reportOn(domain, "memory", {
      span: current.written.span,
      message: `The guest starts with ${percent(current.bytes, memory.bytes)} of its memory; its balloon holds the rest. It caches less than it could, and when memory is short, requests wait until the balloon has given way.`,
      fixes:
        sameUnit || (unit !== undefined && currentUnit !== undefined)
          ? [
              {
                title: "Start with all of the memory (the host must have it)",
                safety: "needs-care",
                effect: "restart",
                edits: [
                  { span: current.written.span, newText: memory.written.value },
                  ...(sameUnit || unit === undefined || currentUnit === undefined
                    ? []
                    : [{ span: currentUnit.span, newText: unit.value }]),
                ],
              },
            ]
          : [],
    });
  },
};

function percent(part: number, whole: number): string {
  return `${String(Math.round((part / whole) * 100))} %`;
}
