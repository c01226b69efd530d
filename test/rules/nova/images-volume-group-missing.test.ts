import { imagesVolumeGroupMissing } from "../../../server/src/core/rules/nova/images-volume-group-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(imagesVolumeGroupMissing, {
  valid: {
    "a group": "[libvirt]\nimages_type = lvm\nimages_volume_group = nvme\n",
    "a group in the wrong section":
      "[DEFAULT]\nimages_volume_group = nvme\n[libvirt]\nimages_type = lvm\n",
    "no logical volumes": "[libvirt]\nimages_type = qcow2\n",
  },
  invalid: {
    "no group": {
      text: "[libvirt]\nimages_type = lvm\n              ^^^\n",
      fixed: null,
    },
    "an empty group": {
      text: "[libvirt]\nimages_type = lvm\n              ^^^\nimages_volume_group =\n",
      fixed: null,
    },
  },
});
