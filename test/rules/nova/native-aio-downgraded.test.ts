import { nativeAioDowngraded } from "../../../server/src/core/rules/nova/native-aio-downgraded.js";
import { testRule } from "../../support/test-rule.js";

const space = "[DEFAULT]\npreallocate_images = space\n[libvirt]\n";

testRule(nativeAioDowngraded, {
  valid: {
    "cache modes with O_DIRECT": `${space}disk_cachemodes = file=none\n`,
    directsync: `${space}disk_cachemodes = file=directsync\n`,
    "no native AIO to lose": "[libvirt]\ndisk_cachemodes = file=writeback\n",
    "an item for other disks": `${space}disk_cachemodes = network=writeback, block=writeback\n`,
    "an item that a later one replaces": `${space}disk_cachemodes = file=writeback,file=none\n`,
    "sparse logical volumes":
      "[libvirt]\nimages_type = lvm\nsparse_logical_volumes = True\ndisk_cachemodes = block=unsafe\n",
    rbd: "[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=writeback\n",
    "what other rules report": `${space}disk_cachemodes = file=writethrough\n`,
  },
  invalid: {
    "preallocated files": {
      text: `${space}disk_cachemodes = "network=writeback,file=writeback"
                                          ^^^^^^^^^
`,
      fixed: `${space}disk_cachemodes = "network=writeback,file=none"\n`,
    },
    "logical volumes, on a continuation line": {
      text: `
[libvirt]
images_type = lvm
disk_cachemodes = file=none,
    block=writeback
          ^^^^^^^^^
`,
      fixed: `
[libvirt]
images_type = lvm
disk_cachemodes = file=none,
    block=none
`,
    },
  },
});
