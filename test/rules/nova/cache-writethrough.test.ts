import { cacheWritethrough } from "../../../server/src/core/rules/nova/cache-writethrough.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheWritethrough, {
  valid: {
    "other modes": "[libvirt]\ndisk_cachemodes = file=none,network=writeback\n",
    "a malformed item": "[libvirt]\ndisk_cachemodes = file = writethrough\n",
    "an item that a later one replaces":
      "[libvirt]\ndisk_cachemodes = file=writethrough,file=none\n",
    "a value from elsewhere": "[libvirt]\ndisk_cachemodes = file=writethrough,$rest\n",
  },
  invalid: {
    "two items": {
      text: `
[libvirt]
disk_cachemodes = file=writethrough, block=writethrough
                       ^^^^^^^^^^^^        ^^^^^^^^^^^^
`,
      fixed: `
[libvirt]
disk_cachemodes = file=none, block=none
`,
    },
    "over the network, where librbd has a cache of its own": {
      text: "[libvirt]\ndisk_cachemodes = network=writethrough\n                          ^^^^^^^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = network=writeback\n",
    },
  },
});
