import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const imageCacheIntervalShort: NovaRule = {
  id: "nova/image-cache-interval-short",
  since: "0.1.0",
  severity: "warning",
  summary: "The image cache is checked every minute, since 0 does not mean off",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#image_cache.manager_interval",
  ],
  cost: "scans of the image cache every minute",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    const { entry, value } = conf.compute?.integer("image_cache", "manager_interval") ?? {};
    if (entry === undefined || value !== 0) return;
    const fixes = [
      { interval: "2400", meaning: "Nova's default, in seconds" },
      { interval: "-1", meaning: "never; base images are then never removed" },
    ] as const;
    yield {
      span: entry.option.valueSpan,
      message: `An interval of 0 does not switch the image cache manager off: it then runs every 60 seconds and goes through all instances and base images. Use 2400, Nova's default, or -1 for never. ${onRestart}`,
      fixes: fixes.map(({ interval, meaning }) => ({
        title: `Set manager_interval = ${interval} (${meaning})`,
        safety: interval === "-1" ? "needs-care" : "safe",
        effect: "restart",
        edits: setOptions(conf, [
          { group: "image_cache", name: "manager_interval", value: interval },
        ]),
      })),
    };
  },
};
