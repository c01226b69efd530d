import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const volumeNativeAioDisabled: NovaRule = {
  id: "nova/volume-native-aio-disabled",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint" },
  summary: "Cinder volumes are opened without native AIO",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.use_default_aio_mode_for_volumes",
    "https://bugs.launchpad.net/nova/+bug/2129788",
  ],
  cost: "a third of a read's latency at queue depth 1",
  evidence: "measured",
  fix: "needs-care",

  *check(conf) {
    const name = "use_default_aio_mode_for_volumes";
    const { entry, value } = conf.compute?.boolean("libvirt", name) ?? {};
    // Releases before 33 do not read it.
    if (entry?.known === undefined || value !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `${name} = ${entry.option.value} leaves io='native' out for iSCSI, Fibre Channel and NFS volumes, so QEMU serves their I/O from a pool of threads. Leave it at False unless native AIO blocks on your storage. ${onHardReboot}`,
      fixes: [
        {
          title: `Set ${name} = False (the storage must not block when I/O is submitted)`,
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [{ group: "libvirt", name, value: "False" }]),
        },
      ],
    };
  },
};
