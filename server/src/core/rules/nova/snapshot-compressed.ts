import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const snapshotCompressed: NovaRule = {
  id: "nova/snapshot-compressed",
  since: "0.1.0",
  severity: "hint",
  summary: "Snapshots are compressed on the host of the guests",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.snapshot_compression",
  ],
  cost: "processor time of the host",
  evidence: "documented",
  fix: "needs-care",

  *check(conf) {
    const { entry, value } = conf.compute?.boolean("libvirt", "snapshot_compression") ?? {};
    if (entry === undefined || value !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `snapshot_compression = ${entry.option.value} compresses each qcow2 snapshot on this host, on CPUs that its guests may want; instances made from such an image read compressed clusters. ${onRestart}`,
      fixes: [
        {
          title: "Set snapshot_compression = False (snapshots then take more space in Glance)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "libvirt", name: "snapshot_compression", value: "False" },
          ]),
        },
      ],
    };
  },
};
