import type { AuditRule } from "../../lint/rule.js";

export const haltPollingDisabled: AuditRule = {
  id: "audit/halt-polling-disabled",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "KVM puts a waiting guest CPU to sleep at once instead of polling first",
  references: ["https://docs.kernel.org/virt/kvm/halt-polling.html"],
  cost: "a wake-up through the host's scheduler for each request that the guest waits for",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host?.facts["kvm.halt_poll_ns"] !== "0") return;
    yield {
      machine: "host",
      message:
        "KVM's halt_poll_ns is 0: a guest CPU that waits for its disk is put to sleep at once, and the answer must wake it through the host's scheduler. The kernel's own value on x86 is 200000.",
      remedies: [
        {
          lasts: "until-restart",
          command: "echo 200000 > /sys/module/kvm/parameters/halt_poll_ns",
        },
        {
          lasts: "for-good",
          command: "echo 'options kvm halt_poll_ns=200000' > /etc/modprobe.d/kvm-halt-poll.conf",
        },
      ],
    };
  },
};
