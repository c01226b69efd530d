import { hasOtherCpu } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child } from "../../xml/query.js";

export const kvmHidden: DomainRule = {
  id: "domain/kvm-hidden",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "A guest that does not know of KVM does without its clock and its shortcuts",
  references: [
    "https://libvirt.org/formatdomain.html#hypervisor-features",
    "https://www.qemu.org/docs/master/system/i386/kvm-pv.html",
  ],
  cost: "no paravirtual clock, no paravirtual interrupts",
  evidence: "verified",
  fix: "guest-visible",
  about: ["hidden"],

  *check(domain) {
    const kvm = child(child(domain.element, "features"), "kvm");
    const hidden = child(kvm, "hidden");
    const state = attributeOf(hidden, "state");
    if (domain.type !== "kvm" || kvm === undefined || hidden === undefined) return;
    // Windows asks Hyper-V's interfaces, which this does not hide.
    if (state?.value !== "on" || domain.guestOs === "windows") return;
    if (hasOtherCpu(domain)) return;
    yield reportOn(domain, "kvm-hidden", {
      span: state.span,
      message:
        "<hidden state='on'/> keeps KVM secret from the guest, which then has no kvmclock, no paravirtual end of interrupt, IPIs and TLB flushes, and no halt polling. NVIDIA's drivers have not needed it since 465. Remove it unless the guest does.",
      fixes: [
        {
          title:
            "Let the guest know of KVM (it may choose another clock; old NVIDIA drivers refuse)",
          safety: "guest-visible",
          effect: "restart",
          edits: [removeElement(domain.document, kvm.children.length === 1 ? kvm : hidden)],
        },
      ],
    });
  },
};
