import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const useCowImagesConflict: NovaRule = {
  id: "nova/use-cow-images-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Flat disks without `use_cow_images = False`, so that a resize breaks the instance",
  references: [
    "https://bugs.launchpad.net/nova/+bug/2038898",
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.use_cow_images",
  ],
  cost: "a resize breaks the instance",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    const { storage } = conf;
    const imagesType = storage?.imagesType;
    if (imagesType?.value !== "raw" && imagesType?.value !== "flat") return;
    if (storage?.useCowImages.value !== true || imagesType.entry === undefined) return;
    const cow = storage.useCowImages.entry;
    const cause =
      cow === undefined
        ? "use_cow_images stays at its default True, unless another file of the set sets it"
        : `use_cow_images = ${cow.option.value}`;
    yield {
      span: (cow ?? imagesType.entry).option.valueSpan,
      message: `images_type = ${imagesType.value} makes flat disks, but ${cause}: a resize or cold migration then turns the disk into qcow2 while its XML still says raw, and the instance does not start. Set use_cow_images = False. ${onRestart}`,
      fixes: [
        {
          title: "Set use_cow_images = False",
          safety: "safe",
          effect: "restart",
          edits: setOptions(conf, [{ group: "DEFAULT", name: "use_cow_images", value: "False" }]),
        },
      ],
    };
  },
};
