import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const concurrencyUnbounded: NovaRule = {
  id: "nova/concurrency-unbounded",
  since: "0.1.0",
  severity: "warning",
  summary: "Builds, snapshots or migrations compete with guests without a bound",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.max_concurrent_builds",
  ],
  cost: "guests' I/O waits for Nova's own",
  evidence: "documented",
  fix: "needs-care",

  *check(conf) {
    for (const { name, what, bound } of bounds) {
      const { entry, value } = conf.compute?.integer("DEFAULT", name) ?? {};
      if (entry === undefined || value !== 0) continue;
      yield {
        span: entry.option.valueSpan,
        message: `${name} = 0 lets as many ${what} run at once as Nova has threads, and each competes with the guests for disk and network; 0 is deprecated since Nova 33. Use ${bound}, Nova's default. ${onRestart}`,
        fixes: [
          {
            title: `Set ${name} = ${bound} (further ${what} then wait)`,
            safety: "needs-care",
            effect: "restart",
            edits: setOptions(conf, [{ group: "DEFAULT", name, value: bound }]),
          },
        ],
      };
    }
  },
};

const bounds = [
  { name: "max_concurrent_builds", what: "builds", bound: "10" },
  { name: "max_concurrent_snapshots", what: "snapshots", bound: "5" },
  { name: "max_concurrent_live_migrations", what: "live migrations", bound: "1" },
] as const;
