import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuModelsMismatch: NovaRule = {
  id: "nova/cpu-models-mismatch",
  since: "0.1.0",
  severity: "error",
  summary: "`cpu_mode` and `cpu_models` that do not fit, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.cpu_models",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    if (compute === undefined) return;
    const mode = compute.text("libvirt", "cpu_mode");
    const models = compute.text("libvirt", "cpu_models");
    if (mode.entry !== undefined && mode.value === "custom") {
      if (!compute.isUnset("libvirt", "cpu_models")) return;
      yield {
        span: mode.entry.option.valueSpan,
        message: `cpu_mode = custom needs the models to choose from, and [libvirt] cpu_models is not set: unless another file of the set sets it, Nova stops with "The cpu_models option is required when cpu_mode=custom". Name at least one model. ${onRestart}`,
      };
    } else if (models.entry !== undefined && models.value !== undefined && models.value !== "") {
      const isSet = mode.value !== undefined && mode.value !== "";
      if (!isSet && !compute.isUnset("libvirt", "cpu_mode")) return;
      yield {
        span: models.entry.option.valueSpan,
        message: `cpu_models = ${models.value} goes with cpu_mode = custom, and ${isSet ? `cpu_mode = ${mode.value} here` : "this file does not set it; unless another file of the set does"}: Nova stops with "The cpu_models option is not required when cpu_mode!=custom". Set cpu_mode = custom, or remove the models. ${onRestart}`,
      };
    }
  },
};
