import { cacheModeMalformed } from "../../../server/src/core/rules/nova/cache-mode-malformed.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheModeMalformed, {
  valid: {
    "every type":
      "[libvirt]\ndisk_cachemodes = file=none, block=directsync,network=unsafe,mount=default,\n",
    "over several lines": "[libvirt]\ndisk_cachemodes =\n  file=none,\n  block=none\n",
    "empty items": "[libvirt]\ndisk_cachemodes = file=none,,block=none\n",
    "a value from elsewhere": "[libvirt]\ndisk_cachemodes = $modes\n",
  },
  invalid: {
    "spaces around the sign": {
      text: "[libvirt]\ndisk_cachemodes = file = none\n                  ^^^^^^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = file=none\n",
    },
    "a colon, another case, a slip and quotes": {
      text: `
[libvirt]
disk_cachemodes = file:none, Block=None,network=writebakc,"mount=none"
                  ^^^^^^^^^  ^^^^^^^^^^ ^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^
`,
      fixed: `
[libvirt]
disk_cachemodes = file=none, block=none,network=writeback,mount=none
`,
    },
    "a mode alone, and an unknown type": {
      text: "[libvirt]\ndisk_cachemodes = writeback,disk=none\n                  ^^^^^^^^^ ^^^^^^^^^\n",
      fixed: null,
    },
    "a missing comma": {
      text: "[libvirt]\ndisk_cachemodes = file=none block=none\n                  ^^^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "a slip for a type that another item sets": {
      text: "[libvirt]\ndisk_cachemodes = file:none,file=writeback\n                  ^^^^^^^^^\n",
      fixed: null,
    },
    "an item that a later one replaces": {
      text: "[libvirt]\ndisk_cachemodes = file=writeback,file=none\n                  ^^^^^^^^^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = file=none\n",
    },
  },
});
