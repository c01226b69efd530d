import { timer } from "../../domain/clock.js";
import { hasOtherCpu, isX86, requiresCpuFeature } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";

export const kvmclockDisabled: DomainRule = {
  id: "domain/kvmclock-disabled",
  since: "0.1.0",
  severity: "warning",
  summary: "Without kvmclock a guest may read its time from an emulated device",
  references: [
    "https://libvirt.org/formatdomain.html#time-keeping",
    "https://www.qemu.org/docs/master/system/i386/kvm-pv.html",
  ],
  cost: "may be an exit for each reading of the time",
  evidence: "verified",
  fix: "guest-visible",
  about: ["timer"],

  *check(domain) {
    const kvmclock = timer(domain, "kvmclock");
    if (kvmclock?.present?.value !== "no" || domain.type !== "kvm" || !isX86(domain)) return;
    // Windows has no use for it.
    if (domain.guestOs === "windows" || hasOtherCpu(domain)) return;
    const hasStableTsc = requiresCpuFeature(domain, "invtsc");
    yield reportOn(domain, "timer", {
      span: kvmclock.present.span,
      message: `kvmclock is off, so the guest has to take the time from ${hasStableTsc ? "the TSC, which does as well as long as it never migrates to a host of another frequency" : "the TSC, if it trusts it, else from a timer that QEMU emulates, with an exit for each reading"}.`,
      ...(hasStableTsc && { severity: "information" }),
      fixes: [
        {
          title: "Let the guest have kvmclock (it sees another clock)",
          safety: "guest-visible",
          effect: "restart",
          edits: [removeElement(domain.document, kvmclock.element)],
        },
      ],
    });
  },
};
