import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const memoryBalloonMissing: NovaRule = {
  id: "nova/memory-balloon-missing",
  since: "0.1.0",
  severity: "hint",
  summary: "Without memory statistics, guests have no balloon device",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.mem_stats_period_seconds",
  ],
  cost: "no memory statistics, no balloon",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.integer("libvirt", "mem_stats_period_seconds") ?? {};
    if (entry === undefined || value === undefined || value > 0) return;
    yield {
      span: entry.option.valueSpan,
      message: `mem_stats_period_seconds = ${entry.option.value} does not only stop the polling of memory statistics: Nova then gives guests no balloon device at all, so telemetry has no figures of their memory. No effect on latency has been measured. ${onHardReboot}`,
    };
  },
};
