import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const perfEventsEnabled: NovaRule = {
  id: "nova/perf-events-enabled",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "hint" },
  summary: "Performance events are counted for every guest",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.enabled_perf_events",
  ],
  cost: "processor time",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.text("libvirt", "enabled_perf_events") ?? {};
    if (entry === undefined || value === undefined || value.replaceAll(/[\s,]/g, "") === "") return;
    yield {
      span: entry.option.valueSpan,
      message: `enabled_perf_events = ${value} makes the host count these events for every guest, all the time, although they are needed only while somebody looks. Leave the list empty where latency counts. ${onHardReboot}`,
    };
  },
};
