import type { NovaRule } from "../../lint/rule.js";
import { betterItem, useBetterMode } from "../../nova/cache-edits.js";
import { itemsWithMode } from "../../nova/items-with-mode.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheWritethrough: NovaRule = {
  id: "nova/cache-writethrough",
  since: "0.1.0",
  severity: "warning",
  summary: "Cache mode `writethrough` flushes after every write",
  references: [
    "https://bugs.launchpad.net/nova/+bug/1818847",
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "unflushed writes: 2.6 times the latency",
  evidence: "measured",
  fix: "needs-care",

  *check({ storage }) {
    for (const { text, parsed, losesNative } of itemsWithMode(storage, "writethrough")) {
      yield {
        span: parsed.modeSpan,
        message: `${text} makes QEMU flush to the device after every write of the guest${losesNative ? ", and Nova turns the disk's io='native' into io='threads'" : ""}. The guest flushes by itself when it needs to, so use ${betterItem(parsed.sourceType)}. ${onHardReboot}`,
        fixes: [useBetterMode(parsed)],
      };
    }
  },
};
