import type { NovaRule } from "../../lint/rule.js";
import { switchToFlat } from "../../nova/edits.js";
import { onNewDisks } from "../../nova/takes-effect.js";

export const preallocationIneffective: NovaRule = {
  id: "nova/preallocation-ineffective",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "hint" },
  summary: "`preallocate_images = space` leaves qcow2 disks thin",
  references: [
    "https://bugs.launchpad.net/nova/+bug/1510328",
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.preallocate_images",
  ],
  cost: "disks stay thin",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const { storage } = conf;
    if (storage?.backend !== "qcow2") return;
    const { entry, value } = storage.preallocateImages;
    if (entry === undefined || value !== "space") return;
    const because =
      storage.imagesType.entry === undefined
        ? "Without [libvirt] images_type in this file, disks are qcow2, and"
        : "Disks are qcow2 here, and";
    yield {
      span: entry.option.valueSpan,
      message: `${because} preallocate_images = space only reserves the host's blocks for them: inside, every first write to a cluster still copies it and updates tables. Use flat disks, which it does preallocate. ${onNewDisks}`,
      fixes: [
        {
          title:
            "Use images_type = flat with use_cow_images = False (a full copy for each instance)",
          safety: "needs-care",
          effect: "rebuild",
          edits: switchToFlat(conf, storage, { preallocated: true }),
        },
      ],
    };
  },
};
