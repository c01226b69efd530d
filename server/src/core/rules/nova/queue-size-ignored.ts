import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const queueSizeIgnored: NovaRule = {
  id: "nova/queue-size-ignored",
  since: "0.1.0",
  severity: "hint",
  summary: "`rx_queue_size` and `tx_queue_size` are about the network, not about disks",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.rx_queue_size",
  ],
  cost: "nothing for disks",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    for (const { name, scope } of sizes) {
      const { entry, value } = compute?.integer("libvirt", name) ?? {};
      // nova/value-invalid speaks of any other number.
      if (entry === undefined || ![256, 512, 1024].includes(value ?? 0)) continue;
      yield {
        span: entry.option.nameSpan,
        message: `${name} ${scope}. Disks do not look at it, and Nova has no option, extra spec or image property for their queues. ${onHardReboot}`,
      };
    }
  },
};

const sizes = [
  {
    name: "rx_queue_size",
    scope: "is how many packets a virtio network interface takes in before it drops some",
  },
  {
    name: "tx_queue_size",
    scope: "counts for network interfaces of the kind vhost-user only, and no others",
  },
] as const;
