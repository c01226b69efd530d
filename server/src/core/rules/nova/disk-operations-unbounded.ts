import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const diskOperationsUnbounded: NovaRule = {
  id: "nova/disk-operations-unbounded",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "Downloads and conversions of images compete with guests without a bound",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#compute.max_concurrent_disk_ops",
  ],
  cost: "guests' I/O waits for Nova's own",
  evidence: "documented",
  fix: "needs-care",

  *check(conf) {
    const backend = conf.storage?.backend;
    if (backend !== "qcow2" && backend !== "flat" && backend !== "lvm") return;
    const { entry, value } = conf.compute?.integer("compute", "max_concurrent_disk_ops") ?? {};
    if (value !== 0) return;
    yield {
      span: entry?.option.valueSpan ?? conf.placeFor("compute"),
      message: `${entry === undefined ? "[compute] max_concurrent_disk_ops is not set, so" : "max_concurrent_disk_ops = 0 means that"} any number of image downloads, conversions and snapshots may run at once on the disks that the guests use. Set it to 2, and raise it if builds take too long. ${onRestart}`,
      fixes: [
        {
          title: "Set max_concurrent_disk_ops = 2 (further builds and snapshots then wait)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "compute", name: "max_concurrent_disk_ops", value: "2" },
          ]),
        },
      ],
    };
  },
};
