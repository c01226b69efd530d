import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const multipathEnforcementConflict: NovaRule = {
  id: "nova/multipath-enforcement-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Multipath is enforced but not used, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.volume_enforce_multipath",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const { entry, value } = conf.compute?.boolean("libvirt", "volume_enforce_multipath") ?? {};
    const use = conf.compute?.boolean("libvirt", "volume_use_multipath");
    if (entry === undefined || value !== true || use?.value !== false) return;
    yield {
      span: entry.option.valueSpan,
      message: `volume_enforce_multipath needs volume_use_multipath, which is ${use.entry === undefined ? "False unless another file of the set sets it" : use.entry.option.value}: nova-compute does not start. Set volume_use_multipath = True. ${onRestart}`,
      fixes: [
        {
          title: "Set volume_use_multipath = True (multipathd must run on the host)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "libvirt", name: "volume_use_multipath", value: "True" },
          ]),
        },
      ],
    };
  },
};
