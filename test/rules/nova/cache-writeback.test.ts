import { cacheWriteback } from "../../../server/src/core/rules/nova/cache-writeback.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheWriteback, {
  valid: {
    "Ceph, which it is made for": "[libvirt]\ndisk_cachemodes = network=writeback\n",
    "disks that lose native AIO, of which another rule speaks":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\ndisk_cachemodes = file=writeback\n",
    "an item that a later one replaces": "[libvirt]\ndisk_cachemodes = file=writeback,file=none\n",
  },
  invalid: {
    "files and block devices": {
      text: '[libvirt]\ndisk_cachemodes = "file=writeback, block=writeback"\n                        ^^^^^^^^^\n                                         ^^^^^^^^^\n',
      fixed: '[libvirt]\ndisk_cachemodes = "file=none, block=none"\n',
    },
  },
});
