import { preallocationIneffective } from "../../../server/src/core/rules/nova/preallocation-ineffective.js";
import { testRule } from "../../support/test-rule.js";

testRule(preallocationIneffective, {
  valid: {
    flat: "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\n",
    "no preallocation": "[libvirt]\nimages_type = qcow2\n",
    "lvm, which ignores it":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = lvm\n",
    "a type that the file cannot tell":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = $t\n",
  },
  invalid: {
    qcow2: {
      text: "[DEFAULT]\npreallocate_images = space\n                     ^^^^^\n[libvirt]\nimages_type = qcow2\n",
      fixed:
        "[DEFAULT]\npreallocate_images = space\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n",
    },
    "qcow2 by default": {
      text: "[DEFAULT]\npreallocate_images: space\n                    ^^^^^\n",
      fixed:
        "[DEFAULT]\npreallocate_images: space\nuse_cow_images: False\n\n[libvirt]\nimages_type: flat\n",
    },
  },
});
