import type { AuditRule } from "../../lint/rule.js";

export const ksmActive: AuditRule = {
  id: "audit/ksm-active",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "The host merges equal pages of its guests",
  references: ["https://docs.kernel.org/admin-guide/mm/ksm.html"],
  cost: "CPU time for the search, and a copy for each first write to a merged page",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host?.facts["ksm.run"] !== "1") return;
    const sharing = host.number("ksm.sharing");
    // Switched on for a case that has not come.
    if (sharing === undefined || sharing === 0) return;
    yield {
      machine: "host",
      message: `KSM is on and ${sharing} pages are merged: its thread searches the guests' memory all the time, and a guest's first write to a merged page waits for a copy. A guest alone can be exempted with <memoryBacking><nosharepages/> in its XML.`,
      remedies: [
        { lasts: "until-restart", command: "echo 0 > /sys/kernel/mm/ksm/run" },
        { lasts: "for-good", command: "systemctl disable --now ksm ksmtuned" },
      ],
    };
  },
};
