import type { NovaRule } from "../../lint/rule.js";
import { switchToFlat } from "../../nova/edits.js";
import { onNewDisks } from "../../nova/takes-effect.js";

export const imagesQcow2Thin: NovaRule = {
  id: "nova/images-qcow2-thin",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "Guests' disks are thin qcow2 overlays",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.images_type",
    "https://docs.openstack.org/nova/latest/admin/configuration/hypervisor-kvm.html",
  ],
  cost: "flushed first writes: 3.2 times the latency",
  evidence: "measured",
  fix: "needs-care",

  *check(conf) {
    const { storage } = conf;
    // With preallocation, nova/preallocation-ineffective says the same and more.
    if (storage?.backend !== "qcow2" || storage.preallocateImages.value === "space") return;
    const { entry } = storage.imagesType;
    yield {
      span: entry?.option.valueSpan ?? conf.placeFor("libvirt"),
      message: `${entry === undefined ? "This file does not set [libvirt] images_type, so" : `With images_type = ${entry.option.value},`} Nova gives each guest a thin qcow2 overlay: the first write to a cluster copies it and updates tables, and reads go through two layers. Use flat disks (or lvm, without resize and cold migration) where latency counts more than space. ${onNewDisks}`,
      fixes: [
        {
          title:
            "Use images_type = flat with use_cow_images = False (a full copy for each instance)",
          safety: "needs-care",
          effect: "rebuild",
          edits: switchToFlat(conf, storage, { preallocated: false }),
        },
        {
          title:
            "Use images_type = flat with use_cow_images = False and preallocate_images = space (the host needs the full size of every disk)",
          safety: "needs-care",
          effect: "rebuild",
          edits: switchToFlat(conf, storage, { preallocated: true }),
        },
      ],
    };
  },
};
