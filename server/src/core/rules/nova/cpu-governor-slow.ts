import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuGovernorSlow: NovaRule = {
  id: "nova/cpu-governor-slow",
  since: "0.1.0",
  severity: "warning",
  profiles: { density: "information" },
  summary: "The governor of busy CPUs is not `performance`",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.cpu_power_governor_high",
  ],
  cost: "a slow clock at queue depth 1",
  evidence: "documented",
  fix: "needs-care",

  *check(conf) {
    const { compute } = conf;
    const { entry, value } = compute?.text("libvirt", "cpu_power_governor_high") ?? {};
    if (entry === undefined || value === undefined || value === "performance") return;
    if (compute?.boolean("libvirt", "cpu_power_management").value !== true) return;
    if (compute.text("libvirt", "cpu_power_management_strategy").value !== "governor") return;
    if (value === "") return;
    yield {
      span: entry.option.valueSpan,
      message: `cpu_power_governor_high = ${value} lets the CPUs of a running guest clock down between its requests, so each one finds a slow CPU. Use performance. ${onRestart}`,
      fixes: [
        {
          title: "Use cpu_power_governor_high = performance (dedicated CPUs then use more power)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "libvirt", name: "cpu_power_governor_high", value: "performance" },
          ]),
        },
      ],
    };
  },
};
