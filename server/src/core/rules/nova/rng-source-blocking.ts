import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const rngSourceBlocking: NovaRule = {
  id: "nova/rng-source-blocking",
  since: "0.1.0",
  severity: "information",
  summary: "Guests' random numbers come from a source that may block",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.rng_dev_path",
    "https://man7.org/linux/man-pages/man4/random.4.html",
  ],
  cost: "guests may wait for random numbers",
  evidence: "documented",
  fix: "safe",

  *check(conf) {
    const { entry, value } = conf.compute?.text("libvirt", "rng_dev_path") ?? {};
    if (entry === undefined || value !== "/dev/random") return;
    yield {
      span: entry.option.valueSpan,
      message: `rng_dev_path = /dev/random blocks on hosts before Linux 5.6 whenever their estimate of entropy runs out, and all guests draw from it. Use /dev/urandom, which is Nova's default. ${onHardReboot}`,
      fixes: [
        {
          title: "Use rng_dev_path = /dev/urandom",
          safety: "safe",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "libvirt", name: "rng_dev_path", value: "/dev/urandom" },
          ]),
        },
      ],
    };
  },
};
