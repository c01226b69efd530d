import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const reservedHostCpusConflict: NovaRule = {
  id: "nova/reserved-host-cpus-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "`reserved_host_cpus` beside CPU sets, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.reserved_host_cpus",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const { entry, value } = conf.compute?.integer("DEFAULT", "reserved_host_cpus") ?? {};
    if (entry === undefined || value === undefined || value <= 0) return;
    // Nova looks at the two together only where there is no vcpu_pin_set.
    if (conf.compute?.isUnset("DEFAULT", "vcpu_pin_set") !== true) return;
    const set = ["cpu_dedicated_set", "cpu_shared_set"].find((name) => {
      const text = conf.compute?.text("compute", name);
      return text?.entry !== undefined && text.entry.option.value !== "";
    });
    if (set === undefined) return;
    yield {
      span: entry.option.valueSpan,
      message: `reserved_host_cpus = ${entry.option.value} cannot stand beside ${set}, which already says what is left for the host: nova-compute does not start. Set it to 0. ${onRestart}`,
      fixes: [
        {
          title: `Set reserved_host_cpus = 0 (the host keeps the CPUs that ${set} leaves out)`,
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [{ group: "DEFAULT", name: "reserved_host_cpus", value: "0" }]),
        },
      ],
    };
  },
};
