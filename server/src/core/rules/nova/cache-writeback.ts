import type { NovaRule } from "../../lint/rule.js";
import { useCacheNone } from "../../nova/cache-edits.js";
import { diskDriver } from "../../nova/disk-driver.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheWriteback: NovaRule = {
  id: "nova/cache-writeback",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "Cache mode `writeback` keeps local disks in the host's memory a second time",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  fix: "needs-care",

  *check({ storage }) {
    if (storage === undefined) return;
    const driver = diskDriver(storage, { directIo: true });
    for (const item of storage.cacheItems) {
      const { parsed } = item;
      if (parsed?.mode !== "writeback" || parsed.overridden) continue;
      if (parsed.sourceType !== "file" && parsed.sourceType !== "block") continue;
      // Then nova/native-aio-downgraded says the same and more.
      if (driver?.io === "threads" && driver.cacheItem === item) continue;
      yield {
        span: parsed.modeSpan,
        message: `${item.text} keeps what guests read and write in the host's page cache as well as in their own, and a guest's flush then waits for all that has gathered there. Use ${parsed.sourceType}=none where latency counts. ${onHardReboot}`,
        fixes: [useCacheNone(parsed)],
      };
    }
  },
};
