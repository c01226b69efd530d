import { rbdCacheMissing } from "../../../server/src/core/rules/nova/rbd-cache-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(rbdCacheMissing, {
  valid: {
    writeback: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=writeback\n",
    "another mode, chosen": "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=none\n",
    "an item that is malformed":
      "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network:writeback\n",
    "a list from elsewhere": "[libvirt]\nimages_type = rbd\ndisk_cachemodes = $modes\n",
    "no Ceph": "[libvirt]\nimages_type = flat\n",
  },
  invalid: {
    "no list": {
      text: "[libvirt]\nimages_type = rbd\n              ^^^\n",
      fixed: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=writeback\n",
    },
    "a list for other types": {
      text: "[libvirt]\nimages_type = rbd\n              ^^^\ndisk_cachemodes = 'file=none'\n",
      fixed: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = 'file=none,network=writeback'\n",
    },
    "a list with a comma at its end": {
      text: "[libvirt]\nimages_type = rbd\n              ^^^\ndisk_cachemodes = file=none,\n",
      fixed: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = file=none,network=writeback\n",
    },
    "an empty list": {
      text: "[libvirt]\nimages_type = rbd\n              ^^^\ndisk_cachemodes =\n",
      fixed: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=writeback\n",
    },
  },
});
