import type { AuditRule } from "../../lint/rule.js";

export const numaBalancingActive: AuditRule = {
  id: "audit/numa-balancing-active",
  since: "0.1.0",
  severity: "hint",
  profiles: { density: "off" },
  summary: "The host looks for better places for memory that is pinned already",
  references: ["https://docs.kernel.org/admin-guide/sysctl/kernel.html#numa-balancing"],
  cost: "page faults that only find out who uses a page",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host?.facts["numa.balancing"] !== "1" || host.facts["domain.pinned"] !== "yes") return;
    if ((host.number("numa.nodes") ?? 0) < 2) return;
    yield {
      machine: "host",
      message:
        "kernel.numa_balancing is 1 on a host with several nodes, and the guest's CPUs and memory are pinned: the kernel makes its pages fault again and again to find out where they are used, which is decided already. Where all guests are pinned, switch it off.",
      remedies: [
        { lasts: "until-restart", command: "sysctl kernel.numa_balancing=0" },
        {
          lasts: "for-good",
          command: "echo 'kernel.numa_balancing = 0' > /etc/sysctl.d/90-numa-balancing.conf",
        },
      ],
    };
  },
};
