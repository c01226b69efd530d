import { hasCome, optionsOf } from "../../catalog/nova-option-release.js";
import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const memoryBalloonMissing: NovaRule = {
  id: "nova/memory-balloon-missing",
  since: "0.1.0",
  severity: "hint",
  summary: "Without memory statistics, guests have no balloon device",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.mem_stats_period_seconds",
    "https://opendev.org/openstack/nova/commit/2180c205b4",
  ],
  cost: "no memory statistics, no balloon",
  evidence: "verified",
  fix: "none",

  *check({ compute }, target) {
    const isSo = hasCome(withoutBalloon, optionsOf(target.nova).release);
    if (isSo === false) return;
    const { entry, value } = compute?.integer("libvirt", "mem_stats_period_seconds") ?? {};
    if (entry === undefined || value === undefined || value > 0) return;
    yield {
      span: entry.option.valueSpan,
      message: `mem_stats_period_seconds = ${entry.option.value} does not only stop the polling of memory statistics: Nova${isSo === true ? "" : ", from 29.4, 30.2 and 31.2 on,"} then gives guests no balloon device at all, so telemetry has no figures of their memory. No effect on latency has been measured. ${onHardReboot}`,
    };
  },
};

/** Nova 32 writes `model='none'`; so do 29.4, 30.2 and 31.2. Before, libvirt added the device that Nova left out. */
const withoutBalloon = [29, 32] as const;
