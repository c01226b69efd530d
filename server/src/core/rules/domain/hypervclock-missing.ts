import { addTimer } from "../../domain/clock.js";
import { hasOtherCpu } from "../../domain/cpu.js";
import { hasHypervClock, readHyperV } from "../../domain/hyperv.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const hypervclockMissing: DomainRule = {
  id: "domain/hypervclock-missing",
  since: "0.1.0",
  severity: "warning",
  summary: "Hyper-V enlightenments without the clock that Windows reads without an exit",
  references: [
    "https://www.qemu.org/docs/master/system/i386/hyperv.html",
    "https://libvirt.org/formatdomain.html#time-keeping",
  ],
  cost: "an exit for each reading of the time",
  evidence: "documented",
  fix: "guest-visible",
  about: ["hyperv"],

  *check(domain) {
    const hyperv = readHyperV(domain);
    if (domain.type !== "kvm" || hyperv?.isCustom !== true || hasHypervClock(domain)) return;
    if (hasOtherCpu(domain)) return;
    yield reportOn(domain, "hyperv", {
      span: hyperv.element.nameSpan,
      message:
        "The guest has Hyper-V enlightenments, but no timer hypervclock: Windows then reads the time from emulated hardware, with an exit for each reading, instead of from a page that KVM keeps up to date.",
      fixes: [
        {
          title: "Add the timer hypervclock (the guest sees another clock)",
          safety: "guest-visible",
          effect: "restart",
          edits: addTimer(domain, "hypervclock"),
        },
      ],
    });
  },
};
