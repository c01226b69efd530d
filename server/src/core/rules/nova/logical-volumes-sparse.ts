import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const logicalVolumesSparse: NovaRule = {
  id: "nova/logical-volumes-sparse",
  since: "0.1.0",
  severity: "warning",
  profiles: { density: "information" },
  summary: "Sparse logical volumes, which Nova opens without native AIO",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.sparse_logical_volumes",
  ],
  cost: "worker threads, and allocation while writing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    if (conf.storage?.backend !== "lvm") return;
    const { entry, value } = conf.storage.sparseLogicalVolumes;
    if (entry === undefined || value !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `sparse_logical_volumes = ${entry.option.value} makes volumes that allocate on first write, and Nova then leaves io='native' out of the XML; the option is deprecated since Nova 18 and not tested. Set it to False. ${onHardReboot} Existing volumes stay sparse.`,
      fixes: [
        {
          title: "Set sparse_logical_volumes = False (new volumes then take their full size)",
          safety: "needs-care",
          effect: "rebuild",
          edits: setOptions(conf, [
            { group: "libvirt", name: "sparse_logical_volumes", value: "False" },
          ]),
        },
      ],
    };
  },
};
