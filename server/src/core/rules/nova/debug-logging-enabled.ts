import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onReload } from "../../nova/takes-effect.js";

export const debugLoggingEnabled: NovaRule = {
  id: "nova/debug-logging-enabled",
  since: "0.1.0",
  severity: "hint",
  summary: "nova-compute logs at debug level",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.debug"],
  cost: "writes beside those of the guests",
  evidence: "documented",
  fix: "safe",

  *check(conf) {
    const { entry, value } = conf.compute?.boolean("DEFAULT", "debug") ?? {};
    if (entry === undefined || value !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `debug = ${entry.option.value} makes nova-compute log every step it takes, often to the disks that its guests use. Keep it for as long as you look for something. ${onReload}`,
      fixes: [
        {
          title: "Set debug = False",
          safety: "safe",
          effect: "live",
          edits: setOptions(conf, [{ group: "DEFAULT", name: "debug", value: "False" }]),
        },
      ],
    };
  },
};
