import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { type Pin, readPins } from "../../domain/pins.js";
import type { DomainRule } from "../../lint/rule.js";

export const vcpupinConflict: DomainRule = {
  id: "domain/vcpupin-conflict",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "Two vCPUs pinned to the same single processor of the host",
  references: [
    "https://libvirt.org/formatdomain.html#cpu-tuning",
    "https://libvirt.org/kbase/kvm-realtime.html",
  ],
  cost: "two vCPUs take turns",
  evidence: "documented",
  fix: "none",
  about: ["vcpupin"],

  // No edit is offered: which processors are free, the file does not show.
  *check(domain) {
    const byCpu = new Map<number, Pin[]>();
    for (const pin of readPins(domain).vcpus) {
      const [cpu, ...more] = pin.cpus;
      const hasVcpu = pin.id !== undefined && (domain.vcpus === undefined || pin.id < domain.vcpus);
      if (cpu === undefined || more.length > 0 || !hasVcpu) continue;
      byCpu.set(cpu, [...(byCpu.get(cpu) ?? []), pin]);
    }
    for (const [cpu, pins] of byCpu) {
      const [, second] = pins;
      if (second === undefined) continue;
      yield reportOn(domain, "pinning", {
        span: second.place,
        message: `vCPUs ${listed(pins.map(({ id }) => String(id)))} are pinned to the same processor of the host, ${String(cpu)}, so they take turns: while one runs, the interrupts and locks of the other wait.`,
        related: pins.map(({ id, place }) => ({ span: place, message: `vCPU ${String(id)}` })),
      });
    }
  },
};
