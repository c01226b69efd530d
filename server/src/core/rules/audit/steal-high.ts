import { formatPercent } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const stealHigh: AuditRule = {
  id: "audit/steal-high",
  since: "0.1.0",
  severity: "information",
  summary: "The hypervisor gives CPU time of this machine to others",
  references: ["https://docs.kernel.org/filesystems/proc.html"],
  cost: "requests that wait for a CPU, and figures that cannot be repeated",
  evidence: "documented",
  fix: "none",

  *check({ guest }) {
    if (guest === undefined) return;
    const { stealShare = 0, stealShareSinceBoot = 0 } = guest;
    const isNow = stealShare >= highNow;
    if (!isNow && stealShareSinceBoot < highSinceBoot) return;
    const when = isNow
      ? `${formatPercent(stealShare)} of its CPU time within the second that was watched`
      : `${formatPercent(stealShareSinceBoot)} of its CPU time since it was started`;
    yield {
      machine: "guest",
      message: `The hypervisor gave ${when} to others (steal), while this guest wanted to run. Its host has promised more CPUs than it has: dedicated CPUs, or fewer guests there, help; nothing inside the guest does.`,
    };
  },
};

const highNow = 0.05;
/** Above this a benchmark is not worth comparing. */
const highSinceBoot = 0.02;
