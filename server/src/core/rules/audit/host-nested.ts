import type { AuditRule } from "../../lint/rule.js";

export const hostNested: AuditRule = {
  id: "audit/host-nested",
  since: "0.1.0",
  severity: "hint",
  summary: "The host is a guest itself",
  references: ["https://docs.kernel.org/virt/kvm/x86/running-nested-guests.html"],
  cost: "each exit of the guest passes through two hypervisors",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host?.facts["cpu.hypervisor"] !== "yes") return;
    yield {
      machine: "host",
      message:
        "This host is a virtual machine itself, so each exit of its guest passes through two hypervisors, and its own disks may be shared, cached or limited unseen. Figures from here say little about a host of its own.",
    };
  },
};
