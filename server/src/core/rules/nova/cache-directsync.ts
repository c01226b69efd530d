import type { NovaRule } from "../../lint/rule.js";
import { betterItem, useBetterMode } from "../../nova/cache-edits.js";
import { itemsWithMode } from "../../nova/items-with-mode.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheDirectsync: NovaRule = {
  id: "nova/cache-directsync",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint" },
  summary: "Cache mode `directsync` flushes after every write",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "unflushed writes: 2.2 times the latency",
  evidence: "measured",
  fix: "needs-care",

  *check({ storage }) {
    for (const { text, parsed } of itemsWithMode(storage, "directsync")) {
      yield {
        span: parsed.modeSpan,
        message: `${text} switches the disk's write cache off, so QEMU flushes to the device after every write, also those for which the guest asks no flush. The guest flushes by itself when it needs to: use ${betterItem(parsed.sourceType)}${parsed.sourceType === "network" ? "" : ", which bypasses the page cache as well"}. ${onHardReboot}`,
        fixes: [useBetterMode(parsed)],
      };
    }
  },
};
