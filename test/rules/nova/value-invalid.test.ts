import { valueInvalid } from "../../../server/src/core/rules/nova/value-invalid.js";
import { testRule } from "../../support/test-rule.js";

testRule(valueInvalid, {
  valid: {
    "booleans in any case": "[DEFAULT]\ndebug = ON\nuse_cow_images = 0\n",
    numbers: "[DEFAULT]\nreserved_host_memory_mb = ' +1_024'\ncpu_allocation_ratio = .5e1\n",
    "empty numbers, which mean none":
      "[libvirt]\nrx_queue_size =\n[DEFAULT]\ncpu_allocation_ratio =\n",
    "a choice whose case does not matter": "[DEFAULT]\nlog_rotation_type = SIZE\n",
    "a value from elsewhere": "[DEFAULT]\ndebug = $verbose\n",
    "free text": "[DEFAULT]\nlog_dir = true\n",
    "a comment behind it, of which another rule speaks": "[DEFAULT]\ndebug = true # loud\n",
  },
  invalid: {
    "a word that is no boolean": {
      text: "[DEFAULT]\ndebug = maybe\n        ^^^^^\n",
      fixed: null,
    },
    "the initial of a boolean": {
      text: "[DEFAULT]\nuse_cow_images = T\n                 ^\n",
      fixed: "[DEFAULT]\nuse_cow_images = true\n",
    },
    "a boolean that is nearly one": {
      text: "[DEFAULT]\nuse_cow_images = 'Flase'\n                  ^^^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = 'false'\n",
    },
    "an empty boolean": {
      text: "[DEFAULT]\ndebug =\n^^^^^\n",
      fixed: null,
    },
    numbers: {
      text: "[DEFAULT]\nmax_concurrent_builds = ten\n                        ^^^\nreserved_host_memory_mb = 4G\n                          ^^\ncpu_allocation_ratio = 1,5\n                       ^^^\n",
      fixed: null,
    },
    bounds: {
      text: "[libvirt]\nnum_pcie_ports = 32\n                 ^^\nrx_queue_size = 300\n                ^^^\n[DEFAULT]\nmax_concurrent_builds = -1\n                        ^^\n",
      fixed: null,
    },
    "flat disks, which no fix makes without use_cow_images": {
      text: "[libvirt]\nimages_type = RAW\n              ^^^\n",
      fixed: null,
    },
    "flat disks with it": {
      text: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = Flat\n              ^^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n",
    },
    "choices that are nearly right": {
      text: "[libvirt]\ncpu_mode = host_model\n           ^^^^^^^^^^\nhw_disk_discard = unamp\n                  ^^^^^\n",
      fixed: "[libvirt]\ncpu_mode = host-model\nhw_disk_discard = unmap\n",
    },
    "a choice in another case": {
      text: "[libvirt]\nimages_type = QCOW2\n              ^^^^^\n",
      fixed: "[libvirt]\nimages_type = qcow2\n",
    },
    "for an older release only what does not depend on it": {
      text: "[libvirt]\nimages_type = qcow3\nfile_backed_memory = 1k\n                     ^^\n",
      fixed: null,
      settings: { target: { nova: "2024.1" } },
    },
  },
});
