import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const volumeClearSlow: NovaRule = {
  id: "nova/volume-clear-slow",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "Deleting an instance overwrites its whole logical volume",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.volume_clear",
  ],
  cost: "writes beside those of the guests",
  evidence: "documented",
  fix: "none",

  *check({ compute, storage }) {
    const imagesType = storage?.imagesType.entry;
    if (storage?.backend !== "lvm" || imagesType === undefined) return;
    const { entry, value } = compute?.text("libvirt", "volume_clear") ?? {};
    if (value !== "zero" && value !== "shred") return;
    if (compute?.integer("libvirt", "volume_clear_size").value !== 0) return;
    const passes = value === "zero" ? "once with zeros" : "several times with random data";
    yield {
      span: (entry ?? imagesType).option.valueSpan,
      message: `${entry === undefined ? "By default" : `With volume_clear = ${value},`} Nova overwrites the whole logical volume of a deleted instance ${passes}, on the volume group from which the other guests read and write. volume_clear_size bounds that to the first MiB of each volume; data of the old tenant stays behind it then, so decide what your tenants must not see. ${onRestart}`,
    };
  },
};
