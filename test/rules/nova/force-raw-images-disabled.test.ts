import { forceRawImagesDisabled } from "../../../server/src/core/rules/nova/force-raw-images-disabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(forceRawImagesDisabled, {
  valid: {
    "the default": "[libvirt]\nimages_type = flat\n",
    True: "[DEFAULT]\nforce_raw_images = True\n[libvirt]\nimages_type = rbd\n",
    lvm: "[DEFAULT]\nforce_raw_images = False\n[libvirt]\nimages_type = lvm\n",
    "another hypervisor":
      "[DEFAULT]\ncompute_driver = ironic.IronicDriver\nforce_raw_images = False\n",
  },
  invalid: {
    "flat disks": {
      text: "[DEFAULT]\nforce_raw_images = no\n                   ^^\n[libvirt]\nimages_type = flat\n",
      fixed: "[DEFAULT]\nforce_raw_images = True\n[libvirt]\nimages_type = flat\n",
    },
    "thin disks": {
      text: "[DEFAULT]\nforce_raw_images = False\n                   ^^^^^\n",
      fixed: "[DEFAULT]\nforce_raw_images = True\n",
    },
    Ceph: {
      text: "[DEFAULT]\nforce_raw_images = False\n                   ^^^^^\n[libvirt]\nimages_type = rbd\n",
      fixed: "[DEFAULT]\nforce_raw_images = True\n[libvirt]\nimages_type = rbd\n",
    },
  },
});
