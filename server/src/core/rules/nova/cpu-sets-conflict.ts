import type { NovaRule } from "../../lint/rule.js";
import { parseCpuSet } from "../../nova/cpu-set.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuSetsConflict: NovaRule = {
  id: "nova/cpu-sets-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "A CPU that is both dedicated and shared, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#compute.cpu_dedicated_set",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    const dedicated = compute?.text("compute", "cpu_dedicated_set");
    const shared = compute?.text("compute", "cpu_shared_set");
    const dedicatedCpus = parseCpuSet(dedicated?.value ?? "");
    const sharedCpus = parseCpuSet(shared?.value ?? "");
    if (dedicated?.entry === undefined || shared?.entry === undefined) return;
    if (dedicatedCpus === undefined || !("cpus" in dedicatedCpus)) return;
    if (sharedCpus === undefined || !("cpus" in sharedCpus)) return;
    const both = [...dedicatedCpus.cpus].filter((cpu) => sharedCpus.cpus.has(cpu));
    const [first] = both.sort((a, b) => a - b);
    if (first === undefined) return;
    const more = both.length === 1 ? "" : ` and ${(both.length - 1).toString()} more`;
    yield {
      span: dedicated.entry.option.valueSpan,
      message: `CPU ${first.toString()}${more} is in cpu_dedicated_set and in cpu_shared_set: Nova stops, since the two must be disjoint. Keep each CPU in one of them. ${onRestart}`,
      related: [
        { span: shared.entry.option.valueSpan, message: "cpu_shared_set has the same CPU." },
      ],
    };
  },
};
