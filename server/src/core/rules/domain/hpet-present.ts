import { timer } from "../../domain/clock.js";
import { isX86 } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const hpetPresent: DomainRule = {
  id: "domain/hpet-present",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "A guest that reads its time from the HPET leaves to QEMU for each reading",
  references: ["https://libvirt.org/formatdomain.html#time-keeping"],
  cost: "an exit to QEMU for each reading of the time",
  evidence: "verified",
  fix: "guest-visible",
  about: ["timer"],

  *check(domain) {
    const present = timer(domain, "hpet")?.present;
    if (present?.value !== "yes" || !isX86(domain)) return;
    yield reportOn(domain, "timer", {
      span: present.span,
      message:
        "The guest has an HPET, which QEMU emulates in user space: a guest that takes it as its clock leaves to QEMU for each reading of the time. kvmclock, the TSC and Windows' reference counter need no exit.",
      fixes: [
        {
          title: "Take the HPET away (the guest sees one timer less)",
          safety: "guest-visible",
          effect: "restart",
          edits: [{ span: present.span, newText: "no" }],
        },
      ],
    });
  },
};
