import type { AuditRule } from "../../lint/rule.js";

export const hugePagesDisabled: AuditRule = {
  id: "audit/huge-pages-disabled",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint" },
  summary: "The host backs guest memory with small pages only",
  references: ["https://docs.kernel.org/admin-guide/mm/transhuge.html"],
  cost: "more and longer walks through two levels of page tables",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host?.facts["thp.enabled"] !== "never") return;
    // Where huge pages are reserved, guests probably use those.
    if (host.number("mem.hugepages") !== 0 || host.facts["kvm.device"] === undefined) return;
    yield {
      machine: "host",
      message:
        "Transparent huge pages are off (never) and none are reserved, so the memory of every guest lies in 4 KiB pages, and each miss of the TLB walks through the page tables of guest and host. Use madvise, which QEMU asks for.",
      remedies: [
        {
          lasts: "until-restart",
          command: "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled",
        },
        {
          lasts: "for-good",
          command:
            "echo 'w /sys/kernel/mm/transparent_hugepage/enabled - - - - madvise' > /etc/tmpfiles.d/thp.conf",
        },
      ],
    };
  },
};
