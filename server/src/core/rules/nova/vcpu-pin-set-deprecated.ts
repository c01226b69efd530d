import { arrivalOf } from "../../catalog/nova-options.js";
import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const vcpuPinSetDeprecated: NovaRule = {
  id: "nova/vcpu-pin-set-deprecated",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "`vcpu_pin_set` is deprecated, and refused beside `cpu_dedicated_set`",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.vcpu_pin_set",
    "https://docs.openstack.org/nova/latest/admin/cpu-topologies.html",
  ],
  cost: "the setting does nothing after an upgrade",
  evidence: "verified",
  fix: "none",

  *check({ compute }, target) {
    // Before there is cpu_dedicated_set, this is the option to use.
    if (arrivalOf("compute", "cpu_dedicated_set", target.nova) !== undefined) return;
    const { entry } = compute?.text("DEFAULT", "vcpu_pin_set") ?? {};
    if (entry === undefined || entry.option.value === "") return;
    const dedicated = compute?.text("compute", "cpu_dedicated_set").entry;
    if (dedicated !== undefined && dedicated.option.value !== "") {
      yield {
        span: entry.option.nameSpan,
        severity: "error",
        message: `nova-compute refuses vcpu_pin_set beside cpu_dedicated_set and does not start. Keep the set that says what you mean. ${onRestart}`,
        related: [{ span: dedicated.option.nameSpan, message: "cpu_dedicated_set is set here." }],
      };
    } else {
      yield {
        span: entry.option.nameSpan,
        message: `vcpu_pin_set is deprecated since Nova 20 (Train), as it says nothing about which CPUs are for pinned guests. Use [compute] cpu_dedicated_set for pinned guests, cpu_shared_set for the others, or both. ${onRestart}`,
      };
    }
  },
};
