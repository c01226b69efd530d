import type { NovaRule } from "../../lint/rule.js";
import { parseCpuSet } from "../../nova/cpu-set.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuSetMalformed: NovaRule = {
  id: "nova/cpu-set-malformed",
  since: "0.1.0",
  severity: "error",
  summary: "A list of CPUs that Nova cannot read",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#compute.cpu_dedicated_set",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    for (const [group, name] of options) {
      const { entry, value } = compute?.text(group, name) ?? {};
      if (entry === undefined || value === undefined || value === "") continue;
      const cpus = parseCpuSet(value);
      if (cpus === undefined || "cpus" in cpus) continue;
      const problem =
        cpus.badItem === undefined
          ? `${name} = ${value} leaves no CPU`
          : `'${cpus.badItem}' in ${name} is not N, A-B with A ≤ B, ^N or ^A-B`;
      yield {
        span: entry.option.valueSpan,
        message: `${problem}, so nova-compute does not start. Write a list such as 2-15,^8. ${onRestart}`,
      };
    }
  },
};

const options = [
  ["compute", "cpu_dedicated_set"],
  ["compute", "cpu_shared_set"],
  ["DEFAULT", "vcpu_pin_set"],
] as const;
