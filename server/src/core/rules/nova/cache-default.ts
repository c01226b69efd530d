import type { NovaRule } from "../../lint/rule.js";
import { removeCacheItemsFor } from "../../nova/edits.js";
import { diskDriver } from "../../nova/disk-driver.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheDefault: NovaRule = {
  id: "nova/cache-default",
  since: "0.1.0",
  severity: "warning",
  summary: "Cache mode `default` is QEMU's page cache, not Nova's default",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "the host's page cache instead of direct I/O",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    const { storage } = conf;
    if (storage === undefined) return;
    const driver = diskDriver(storage, { directIo: true });
    for (const item of storage.cacheItems) {
      const { parsed } = item;
      if (parsed?.mode !== "default" || parsed.overridden) continue;
      // On Ceph, QEMU's default is a writeback cache, which is what Ceph advises.
      if (parsed.sourceType !== "file" && parsed.sourceType !== "block") continue;
      const losesNative = driver?.io === "threads" && driver.cacheItem === item;
      yield {
        span: item.span,
        message: `${item.text} is not what Nova does when the item is absent: QEMU then uses the host's page cache instead of O_DIRECT${losesNative ? ", and Nova turns the disk's io='native' into io='threads'" : ""}. Remove the item, so that Nova uses none wherever O_DIRECT works. ${onHardReboot}`,
        fixes: [
          {
            title: `Remove ${item.text}`,
            safety: "safe",
            effect: "restart",
            edits: removeCacheItemsFor(conf, storage, item),
          },
        ],
      };
    }
  },
};
