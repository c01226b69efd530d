import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuPowerManagementIgnored: NovaRule = {
  id: "nova/cpu-power-management-ignored",
  since: "0.1.0",
  severity: "warning",
  summary: "`cpu_power_management` without `cpu_dedicated_set` manages no CPU",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.cpu_power_management",
  ],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.boolean("libvirt", "cpu_power_management") ?? {};
    if (entry === undefined || value !== true) return;
    if (compute?.isUnset("compute", "cpu_dedicated_set") !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `cpu_power_management is about the CPUs of [compute] cpu_dedicated_set only, which is not set: unless another file of the set sets it, no CPU's governor or state changes, and Nova 27.0, 27.1 and 28.0.0 do not start. Name the dedicated CPUs, or set the governor on the host. ${onRestart}`,
    };
  },
};
