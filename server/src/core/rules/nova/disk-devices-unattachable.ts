import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const diskDevicesUnattachable: NovaRule = {
  id: "nova/disk-devices-unattachable",
  since: "0.1.0",
  severity: "error",
  summary: "No disk may be attached, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#compute.max_disk_devices_to_attach",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    const name = "max_disk_devices_to_attach";
    const { entry, value } = conf.compute?.integer("compute", name) ?? {};
    if (entry === undefined || value !== 0) return;
    yield {
      span: entry.option.valueSpan,
      message: `${name} = 0 leaves no guest a disk to boot from, and nova-compute refuses to start with it. Use -1, Nova's default, for no limit. ${onRestart}`,
      fixes: [
        {
          title: `Set ${name} = -1`,
          safety: "safe",
          effect: "restart",
          edits: setOptions(conf, [{ group: "compute", name, value: "-1" }]),
        },
      ],
    };
  },
};
