import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuGovernorUnmanaged: NovaRule = {
  id: "nova/cpu-governor-unmanaged",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "hint" },
  summary: "Power management switches CPUs on and off and leaves their governor alone",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.cpu_power_management_strategy",
  ],
  cost: "a slow clock at queue depth 1",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.boolean("libvirt", "cpu_power_management") ?? {};
    if (entry?.known === undefined || value !== true) return;
    // Then nova/cpu-power-management-ignored speaks.
    if (compute?.isUnset("compute", "cpu_dedicated_set") !== false) return;
    const strategy = compute.text("libvirt", "cpu_power_management_strategy");
    if (strategy.value !== "cpu_state") return;
    yield {
      span: (strategy.entry ?? entry).option.valueSpan,
      message: `cpu_power_management_strategy ${strategy.entry === undefined ? "stays at cpu_state, which" : "= cpu_state"} switches dedicated CPUs on and off and does not touch their frequency: CPUs in use keep the host's governor, often one that clocks down between requests. Set the governor performance on the host (with tuned or cpupower), or use the strategy governor. ${onRestart}`,
    };
  },
};
