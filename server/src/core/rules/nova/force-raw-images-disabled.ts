import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onNewDisks, onRestart } from "../../nova/takes-effect.js";

export const forceRawImagesDisabled: NovaRule = {
  id: "nova/force-raw-images-disabled",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  profiles: { density: "information" },
  summary: "`force_raw_images = False` leaves base images in Glance's format",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.force_raw_images",
  ],
  cost: "qcow2 images below every disk",
  evidence: "documented",
  fix: "safe",

  *check(conf) {
    const { entry, value } = conf.compute?.boolean("DEFAULT", "force_raw_images") ?? {};
    if (entry === undefined || value !== false) return;
    const backend = conf.storage?.backend;
    const edits = setOptions(conf, [{ group: "DEFAULT", name: "force_raw_images", value: "True" }]);
    if (backend === "rbd") {
      yield {
        span: entry.option.valueSpan,
        severity: "error",
        message: `nova-compute refuses force_raw_images = ${entry.option.value} together with images_type = rbd and does not start, since Ceph needs raw images. Set force_raw_images = True. ${onRestart}`,
        fixes: [{ title: "Set force_raw_images = True", safety: "safe", effect: "restart", edits }],
      };
    } else if (backend === "qcow2" || backend === "flat") {
      yield {
        span: entry.option.valueSpan,
        message: `force_raw_images = ${entry.option.value} keeps base images as Glance has them: reads of what the guest never wrote may have to decompress a qcow2 image${backend === "flat" ? ", and flat disks made from one are qcow2 all the same" : ""}. Set force_raw_images = True. ${onNewDisks}`,
        fixes: [
          {
            title: "Set force_raw_images = True (base images then take their full size)",
            safety: "needs-care",
            effect: "rebuild",
            edits,
          },
        ],
      };
    }
  },
};
