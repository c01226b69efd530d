import type { NovaRule } from "../../lint/rule.js";
import { betterItem, useBetterMode } from "../../nova/cache-edits.js";
import { diskDriver } from "../../nova/disk-driver.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const nativeAioDowngraded: NovaRule = {
  id: "nova/native-aio-downgraded",
  since: "0.1.0",
  severity: "warning",
  summary: "A cache mode with page cache takes native AIO away",
  references: [
    "https://bugs.launchpad.net/nova/+bug/1841363",
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "a third of a read's latency at queue depth 1",
  evidence: "measured",
  fix: "needs-care",

  *check({ storage }) {
    if (storage === undefined) return;
    const driver = diskDriver(storage, { directIo: true });
    const item = driver?.cacheItem;
    if (driver?.io !== "threads" || item?.parsed === undefined) return;
    const { mode, modeSpan } = item.parsed;
    // The others have rules of their own, which speak of native AIO as well.
    if (mode !== "writeback") return;
    yield {
      span: modeSpan,
      message: `${item.text} sends the disk's I/O through the host's page cache, so Nova turns the io='native' that ${driver.sourceType === "block" ? "LVM disks get" : "preallocate_images = space asks for"} into io='threads'. Use ${betterItem(item.parsed.sourceType)}. ${onHardReboot}`,
      fixes: [useBetterMode(item.parsed)],
    };
  },
};
