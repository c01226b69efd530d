import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const guestInjectionEnabled: NovaRule = {
  id: "nova/guest-injection-enabled",
  since: "0.1.0",
  severity: "hint",
  summary: "Nova opens a guest's disk before its first boot to write into it",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.inject_partition",
  ],
  cost: "slow starts",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const partition = compute?.integer("libvirt", "inject_partition");
    const isOn = partition?.value !== undefined && partition.value !== -2;
    const settings = [
      { name: "inject_partition", entry: isOn ? partition.entry : undefined },
      ...["inject_key", "inject_password"].map((name) => {
        const { entry, value } = compute?.boolean("libvirt", name) ?? {};
        // With the default of inject_partition, neither does anything.
        return { name, entry: value === true && isOn ? entry : undefined };
      }),
    ];
    for (const { name, entry } of settings) {
      if (entry === undefined) continue;
      yield {
        span: entry.option.valueSpan,
        message: `${name} = ${entry.option.value} lets Nova mount the disk with libguestfs, in a small virtual machine of its own, before an instance boots for the first time. A config drive or the metadata service does the same without it: the default inject_partition = -2 switches injection off. ${onRestart}`,
      };
    }
  },
};
