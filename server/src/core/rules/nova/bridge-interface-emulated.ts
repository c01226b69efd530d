import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const bridgeInterfaceEmulated: NovaRule = {
  id: "nova/bridge-interface-emulated",
  since: "0.1.0",
  severity: "warning",
  summary: "`use_virtio_for_bridges = False` gives guests an emulated network interface",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.use_virtio_for_bridges",
  ],
  cost: "several exits for each packet",
  evidence: "verified",
  fix: "guest-visible",

  *check(conf) {
    const { entry, value } = conf.compute?.boolean("libvirt", "use_virtio_for_bridges") ?? {};
    if (entry === undefined || value !== false) return;
    yield {
      span: entry.option.valueSpan,
      message: `use_virtio_for_bridges = ${entry.option.value} gives every guest whose image has no property hw_vif_model a network interface that QEMU emulates, in software, instead of virtio. Leave it at True, and set hw_vif_model on the images that need another model. ${onHardReboot}`,
      fixes: [
        {
          title: "Set use_virtio_for_bridges = True (guests see another network interface)",
          safety: "guest-visible",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "libvirt", name: "use_virtio_for_bridges", value: "True" },
          ]),
        },
      ],
    };
  },
};
