import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const preallocationDiscardConflict: NovaRule = {
  id: "nova/preallocation-discard-conflict",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "Disks are preallocated, and `hw_disk_discard = unmap` gives the space back",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.hw_disk_discard",
  ],
  cost: "the space is given back",
  evidence: "verified",
  fix: "none",

  *check({ compute, storage }) {
    if (storage?.backend !== "flat" && storage?.backend !== "qcow2") return;
    const { entry, value } = compute?.text("libvirt", "hw_disk_discard") ?? {};
    const preallocate = storage.preallocateImages;
    if (entry === undefined || value !== "unmap" || preallocate.value !== "space") return;
    if (preallocate.entry === undefined) return;
    yield {
      span: entry.option.valueSpan,
      message: `preallocate_images = space allocates disks in full, and hw_disk_discard = unmap lets every fstrim of a guest punch holes into them, so that later writes allocate again. Keep one of the two. ${onHardReboot}`,
      related: [
        { span: preallocate.entry.option.valueSpan, message: "Disks are preallocated here." },
      ],
    };
  },
};
