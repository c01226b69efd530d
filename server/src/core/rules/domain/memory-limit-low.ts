import { reportOn } from "../../domain/manager.js";
import { memoryBacking, memorySize } from "../../domain/memory.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const memoryLimitLow: DomainRule = {
  id: "domain/memory-limit-low",
  since: "0.1.0",
  severity: "warning",
  summary: "A `<hard_limit>` that leaves QEMU less than 512 MiB beside the guest's memory",
  references: ["https://libvirt.org/formatdomain.html#memory-tuning"],
  cost: "QEMU may be killed",
  evidence: "documented",
  fix: "none",
  about: ["hard_limit"],

  // No edit is offered: how much QEMU needs, depends on devices and load.
  *check(domain) {
    const memory = memorySize(domain, child(domain.element, "memory"));
    const limit = memorySize(domain, child(child(domain.element, "memtune"), "hard_limit"));
    // Huge pages do not count towards the limit.
    if (memoryBacking(domain, "hugepages") !== undefined) return;
    if (memory === undefined || limit === undefined || limit.bytes === 0) return;
    const rest = Math.floor((limit.bytes - memory.bytes) / mebibyte);
    if (rest >= 512) return;
    yield reportOn(domain, "memory", {
      span: limit.written.span,
      message: `<hard_limit> is ${rest < 0 ? "below the guest's memory" : `only ${String(rest)} MiB above the guest's memory`}, and QEMU needs some for itself: at the limit the host swaps the guest's pages out, or kills it.`,
    });
  },
};

const mebibyte = 1024 ** 2;
