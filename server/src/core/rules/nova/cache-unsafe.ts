import type { NovaRule } from "../../lint/rule.js";
import { betterItem, useBetterMode } from "../../nova/cache-edits.js";
import { itemsWithMode } from "../../nova/items-with-mode.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheUnsafe: NovaRule = {
  id: "nova/cache-unsafe",
  since: "0.1.0",
  severity: "error",
  summary: "Cache mode `unsafe` drops the guests' flushes",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "data, when the host crashes",
  evidence: "documented",
  fix: "needs-care",

  *check({ storage }) {
    for (const { text, parsed, losesNative } of itemsWithMode(storage, "unsafe")) {
      yield {
        span: parsed.modeSpan,
        message: `${text} drops the guests' flushes, so a crash of the host loses data that a database has reported as committed${losesNative ? "; Nova also turns the disk's io='native' into io='threads'" : ""}. Use ${betterItem(parsed.sourceType)}. ${onHardReboot}`,
        fixes: [useBetterMode(parsed)],
      };
    }
  },
};
