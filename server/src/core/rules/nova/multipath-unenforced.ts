import type { NovaRule } from "../../lint/rule.js";
import { findOption } from "../../catalog/nova-options.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const multipathUnenforced: NovaRule = {
  id: "nova/multipath-unenforced",
  since: "0.1.0",
  severity: "hint",
  summary: "Without multipathd, volumes are attached over a single path and nobody is told",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.volume_enforce_multipath",
  ],
  cost: "one path, so no second chance",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target) {
    const { entry, value } = conf.compute?.boolean("libvirt", "volume_use_multipath") ?? {};
    if (entry === undefined || value !== true) return;
    const name = "volume_enforce_multipath";
    if (findOption("libvirt", name, target.nova)?.isCertain !== true) return;
    if (conf.compute?.boolean("libvirt", name).value !== false) return;
    yield {
      span: entry.option.valueSpan,
      message: `volume_use_multipath = ${entry.option.value} falls back to a single path without a word where multipathd does not run, and the path then carries all I/O and fails alone. ${name} = True makes the attachment fail instead. ${onRestart}`,
      fixes: [
        {
          title: `Set ${name} = True (without multipathd, volumes are not attached)`,
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [{ group: "libvirt", name, value: "True" }]),
        },
      ],
    };
  },
};
