import type { NovaRule } from "../../lint/rule.js";

export const queueSizeIgnored: NovaRule = {
  id: "nova/queue-size-ignored",
  since: "0.1.0",
  severity: "hint",
  summary: "`tx_queue_size` counts for vhost-user interfaces only, and never for disks",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.tx_queue_size",
  ],
  cost: "nothing for disks",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.integer("libvirt", "tx_queue_size") ?? {};
    // nova/value-invalid speaks of any other number.
    if (entry === undefined || ![256, 512, 1024].includes(value ?? 0)) return;
    yield {
      span: entry.option.nameSpan,
      message:
        "tx_queue_size counts for network interfaces of the kind vhost-user and for no others. Disks look neither at it nor at rx_queue_size, and Nova has no option, extra spec or image property for their queues.",
    };
  },
};
