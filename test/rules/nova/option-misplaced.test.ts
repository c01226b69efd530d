import { optionMisplaced } from "../../../server/src/core/rules/nova/option-misplaced.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionMisplaced, {
  valid: {
    "everything in its place":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\n",
    "a group that Nova does not register": "[my_plugin]\nimages_type = flat\n",
    "a deprecated place that Nova still reads": "[DEFAULT]\nnovncproxy_port = 6080\n",
    "an unknown name": "[DEFAULT]\nno_such_thing = 1\n",
  },
  invalid: {
    "to the end of a section that is there": {
      text: `
[DEFAULT]
images_type = flat
^^^^^^^^^^^
debug = true

[libvirt]
virt_type = kvm

[compute]
`,
      // Flat disks come with what keeps a resize from breaking them.
      fixed: `
[DEFAULT]
debug = true
use_cow_images = False

[libvirt]
virt_type = kvm
images_type = flat

[compute]
`,
    },
    "to a new section at the end, with its lines": {
      text: "[DEFAULT]\ndisk_cachemodes = file=none,\n^^^^^^^^^^^^^^^\n  block=none\ndebug = true",
      fixed: "[DEFAULT]\ndebug = true\n\n[libvirt]\ndisk_cachemodes = file=none,\n  block=none\n",
    },
    "to a new [DEFAULT] at the top": {
      text: "# compute node\n\n# disks\n[libvirt]\npreallocate_images=space\n^^^^^^^^^^^^^^^^^^\n",
      fixed: "# compute node\n\n[DEFAULT]\npreallocate_images=space\n\n# disks\n[libvirt]\n",
    },
    "away, where the right section sets it": {
      text: "[libvirt]\nuse_cow_images = False\n^^^^^^^^^^^^^^\n[DEFAULT]\nuse_cow_images = True\n",
      fixed: "[libvirt]\n[DEFAULT]\nuse_cow_images = True\n",
    },
  },
});
