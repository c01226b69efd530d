import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const imagesVolumeGroupMissing: NovaRule = {
  id: "nova/images-volume-group-missing",
  since: "0.1.0",
  severity: "error",
  summary: "`images_type = lvm` without `images_volume_group`, so that nova-compute does not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.images_volume_group",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "none",

  *check({ compute, storage }) {
    const imagesType = storage?.imagesType;
    if (imagesType?.value !== "lvm" || imagesType.entry === undefined) return;
    if (compute?.isUnset("libvirt", "images_volume_group") !== true) return;
    yield {
      span: imagesType.entry.option.valueSpan,
      message: `images_type = lvm needs a volume group, and [libvirt] images_volume_group is not set: unless another file of the set sets it, Nova stops with "You should specify images_volume_group flag to use LVM images". Name the group. ${onRestart}`,
    };
  },
};
