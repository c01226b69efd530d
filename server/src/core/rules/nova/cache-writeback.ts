import type { NovaRule } from "../../lint/rule.js";
import { betterItem, useBetterMode } from "../../nova/cache-edits.js";
import { itemsWithMode } from "../../nova/items-with-mode.js";
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
  cost: "flushed writes: +19 % latency, and an uneven one",
  evidence: "measured",
  fix: "needs-care",

  *check({ storage, compute }) {
    const volumes = compute?.boolean("libvirt", "use_default_aio_mode_for_volumes");
    for (const { text, parsed, losesNative } of itemsWithMode(storage, "writeback")) {
      if (parsed.sourceType !== "file" && parsed.sourceType !== "block") continue;
      const over = parsed.sourceType === "file" ? "NFS" : "iSCSI or Fibre Channel";
      // Then nova/native-aio-downgraded says the same and more.
      if (losesNative) continue;
      yield {
        span: parsed.modeSpan,
        message: `${text} keeps what guests read and write in the host's page cache as well as in their own, and a guest's flush then waits for all that has gathered there. ${volumes?.value === true ? "" : `Cinder volumes over ${over} get io='threads' with it in place of io='native'. `}Use ${betterItem(parsed.sourceType)} where latency counts. ${onHardReboot}`,
        fixes: [useBetterMode(parsed)],
      };
    }
  },
};
