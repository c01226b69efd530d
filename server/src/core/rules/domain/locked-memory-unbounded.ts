import { reportOn } from "../../domain/manager.js";
import { memoryBacking } from "../../domain/memory.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const lockedMemoryUnbounded: DomainRule = {
  id: "domain/locked-memory-unbounded",
  since: "0.1.0",
  severity: "warning",
  summary: "Locked memory without a limit, so that one guest can take all that the host has",
  references: ["https://libvirt.org/formatdomain.html#memory-backing"],
  cost: "the host's memory",
  evidence: "documented",
  fix: "none",
  about: ["locked"],

  // No edit is offered: with a limit that is too low the host kills the guest.
  *check(domain) {
    const locked = memoryBacking(domain, "locked");
    const limit = child(child(domain.element, "memtune"), "hard_limit");
    if (locked === undefined || limit !== undefined) return;
    yield reportOn(domain, "memory", {
      span: locked.nameSpan,
      message:
        "<locked/> keeps all memory of QEMU from being swapped, and there is no <hard_limit>: libvirt then lets QEMU lock as much as it likes, which the host cannot get back. Set one in <memtune>, well above the guest's memory, as QEMU needs some itself.",
    });
  },
};
