import { useCowImagesConflict } from "../../../server/src/core/rules/nova/use-cow-images-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(useCowImagesConflict, {
  valid: {
    "flat with False": "[DEFAULT]\nuse_cow_images = off\n[libvirt]\nimages_type = flat\n",
    "the default, which follows use_cow_images": "[libvirt]\nimages_type = default\n",
    qcow2: "[libvirt]\nimages_type = qcow2\n",
    "a value from elsewhere": "[DEFAULT]\nuse_cow_images = $cow\n[libvirt]\nimages_type = flat\n",
    "False in the wrong section": "[libvirt]\nimages_type = flat\nuse_cow_images = False\n",
    "another hypervisor":
      "[DEFAULT]\ncompute_driver = fake.FakeDriver\n[libvirt]\nimages_type = raw\n",
  },
  invalid: {
    "raw and nothing else": {
      text: "[libvirt]\nimages_type = raw\n              ^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = False\n\n[libvirt]\nimages_type = raw\n",
    },
    "flat and True": {
      text: "[DEFAULT]\nuse_cow_images = True\n                 ^^^^\n[libvirt]\nimages_type = flat\n",
      fixed: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n",
    },
  },
});
