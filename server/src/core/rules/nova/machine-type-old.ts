import type { NovaRule } from "../../lint/rule.js";
import { listItems } from "../../oslo/list-items.js";

export const machineTypeOld: NovaRule = {
  id: "nova/machine-type-old",
  since: "0.1.0",
  severity: "warning",
  summary: "A machine type before 5.2 gives virtio disks a single queue",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.hw_machine_type",
    "https://docs.openstack.org/nova/latest/admin/hw-machine-type.html",
  ],
  cost: "a single queue for each disk",
  evidence: "verified",
  fix: "guest-visible",

  *check({ compute }) {
    const { entry, value } = compute?.text("libvirt", "hw_machine_type") ?? {};
    if (entry === undefined || value === undefined) return;
    for (const { text, span } of listItems(entry.option)) {
      const versioned = /=pc-(i440fx|q35)-(\d+)\.(\d+)$/.exec(text);
      if (versioned === null) continue;
      const [, chipset = "", major = "", minor = ""] = versioned;
      if (Number(major) * 100 + Number(minor) >= 502) continue;
      const machine = `pc-${chipset}-${major}.${minor}`;
      const current = chipset === "q35" ? "q35" : "pc";
      const machineSpan = { start: span.end - machine.length, end: span.end };
      yield {
        span: machineSpan,
        message: `${machine} gives virtio-blk and virtio-scsi one queue for all of a guest's CPUs; from 5.2 on there is one for each CPU. Use ${current}, which is the newest that the host has. New instances take it once nova-compute is restarted; existing ones keep the type that Nova has recorded for them.`,
        fixes: [
          {
            title: `Use ${current} (new guests see another machine)`,
            safety: "guest-visible",
            effect: "rebuild",
            edits: [{ span: machineSpan, newText: current }],
          },
        ],
      };
    }
  },
};
