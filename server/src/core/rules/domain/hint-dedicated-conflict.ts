import { hasOtherCpu, readCpu } from "../../domain/cpu.js";
import { hintDedicated, vcpuPlacement } from "../../domain/hint-dedicated.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const hintDedicatedConflict: DomainRule = {
  id: "domain/hint-dedicated-conflict",
  since: "0.1.0",
  severity: "warning",
  summary: "The guest is told that its vCPUs are its own, and they are not",
  references: [
    "https://libvirt.org/formatdomain.html#hypervisor-features",
    "https://www.kernel.org/doc/html/latest/virt/guest-halt-polling.html",
  ],
  cost: "vCPUs spin while they do not run",
  evidence: "documented",
  fix: "guest-visible",
  about: ["hint-dedicated"],

  *check(domain) {
    const state = attributeOf(hintDedicated(domain), "state");
    if (domain.type !== "kvm" || state === undefined || hasOtherCpu(domain)) return;
    const mode = readCpu(domain).mode?.value;
    const problem =
      vcpuPlacement(domain) === "floating"
        ? "not every vCPU is pinned"
        : mode === "host-passthrough"
          ? undefined
          : "the CPU mode is not host-passthrough, with which libvirt pairs it";
    if (problem === undefined) return;
    yield reportOn(domain, "kvm-hidden", {
      span: state.span,
      message: `<hint-dedicated state='on'/> tells the guest that nothing else runs on its processors, but ${problem}. A guest that believes it spins on locks and in its idle loop, on a processor that another thread waits for.`,
      fixes: [
        {
          title: "Take the hint back (the guest sees another feature of KVM)",
          safety: "guest-visible",
          effect: "restart",
          edits: [{ span: state.span, newText: "off" }],
        },
      ],
    });
  },
};
