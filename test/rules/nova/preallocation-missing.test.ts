import { preallocationMissing } from "../../../server/src/core/rules/nova/preallocation-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(preallocationMissing, {
  valid: {
    space: "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\n",
    lvm: "[libvirt]\nimages_type = lvm\n",
    rbd: "[libvirt]\nimages_type = rbd\n",
    "a file that is not about compute": "[DEFAULT]\ndebug = true\n",
    "space in the wrong section": "[libvirt]\nimages_type = flat\npreallocate_images = space\n",
    "a word that Nova refuses":
      "[DEFAULT]\npreallocate_images = full\n[libvirt]\nimages_type = flat\n",
  },
  invalid: {
    "flat, unset": {
      text: "[DEFAULT]\n ^^^^^^^\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n",
      fixed:
        "[DEFAULT]\nuse_cow_images = False\npreallocate_images = space\n[libvirt]\nimages_type = flat\n",
    },
    "flat, none": {
      text: "[DEFAULT]\npreallocate_images = none\n                     ^^^^\n[libvirt]\nimages_type = flat\n",
      fixed: "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\n",
    },
    "qcow2, which becomes flat": {
      text: "[libvirt]\nimages_type = qcow2\n^^^^^^^^^^^\n",
      fixed:
        "[DEFAULT]\nuse_cow_images = False\npreallocate_images = space\n\n[libvirt]\nimages_type = flat\n",
      settings: { profile: "balanced" },
    },
  },
});
