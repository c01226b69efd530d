import { imagesQcow2Thin } from "../../../server/src/core/rules/nova/images-qcow2-thin.js";
import { testRule } from "../../support/test-rule.js";

testRule(imagesQcow2Thin, {
  valid: {
    flat: "[libvirt]\nimages_type = flat\n",
    "raw, the older word": "[libvirt]\nimages_type = raw\n",
    lvm: "[libvirt]\nimages_type = lvm\n",
    rbd: "[libvirt]\nimages_type = rbd\n",
    "the default without copy on write":
      "[DEFAULT]\nuse_cow_images = No\n[libvirt]\nvirt_type = kvm\n",
    "a file that is not about compute":
      "[DEFAULT]\ndebug = true\n[compute]\nconsecutive_build_service_disable_threshold = 1\n",
    "another hypervisor":
      "[DEFAULT]\ncompute_driver = vmwareapi.VMwareVCDriver\n[libvirt]\nimages_type = qcow2\n",
    containers: "[libvirt]\nvirt_type = lxc\nimages_type = qcow2\n",
    "a value from elsewhere": "[libvirt]\nimages_type = $my_type\n",
    "a word that Nova refuses": "[libvirt]\nimages_type = QCOW2\n",
    "a setting that is misplaced": "[DEFAULT]\nimages_type = flat\n[libvirt]\nvirt_type = kvm\n",
    "a setting that is misspelt": "[libvirt]\nimage_type = flat\nvirt_type = kvm\n",
    "a setting that another value swallowed": "[libvirt]\nvirt_type = kvm\n  images_type = flat\n",
    "a file that oslo.config cannot read": "[libvirt]\n  images_type = flat\n\nvirt_type = kvm\n",
    "with preallocation, which another rule judges":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = qcow2\n",
  },
  invalid: {
    qcow2: {
      text: `
[DEFAULT]
debug = true

[libvirt]
images_type = "qcow2"
               ^^^^^
`,
      fixed: `
[DEFAULT]
debug = true
use_cow_images = False

[libvirt]
images_type = "flat"
`,
    },
    unset: {
      text: "[DEFAULT]\nuse_cow_images=False\nuse_cow_images=True\n[libvirt]\n ^^^^^^^\nvirt_type=kvm\n",
      fixed:
        "[DEFAULT]\nuse_cow_images=False\nuse_cow_images=False\n[libvirt]\nvirt_type=kvm\nimages_type=flat\n",
    },
    "unset, without the section": {
      text: "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n^^^^^^^^^^^^^^\n",
      fixed:
        "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\nuse_cow_images = False\n\n[libvirt]\nimages_type = flat\n",
    },
    "the last of several": {
      text: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n[LibVirt]\nimages_type = qcow2\n              ^^^^^\n",
      fixed:
        "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n[LibVirt]\nimages_type = flat\n",
    },
  },
});
