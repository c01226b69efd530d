import { volumeClearSlow } from "../../../server/src/core/rules/nova/volume-clear-slow.js";
import { testRule } from "../../support/test-rule.js";

testRule(volumeClearSlow, {
  valid: {
    "disks in files": "[libvirt]\nimages_type = qcow2\nvolume_clear = zero\n",
    "volumes that are not cleared":
      "[libvirt]\nimages_type = lvm\nimages_volume_group = vg\nvolume_clear = none\n",
    "a bound": "[libvirt]\nimages_type = lvm\nimages_volume_group = vg\nvolume_clear_size = 100\n",
  },
  invalid: {
    "by default": {
      text: "[libvirt]\nimages_type = lvm\n              ^^^\nimages_volume_group = vg\n",
      fixed: null,
    },
    "with more than zeros": {
      text: "[libvirt]\nimages_type = lvm\nimages_volume_group = vg\nvolume_clear = shred\n               ^^^^^\n",
      fixed: null,
    },
  },
});
