import { cacheUnsafe } from "../../../server/src/core/rules/nova/cache-unsafe.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheUnsafe, {
  valid: {
    "another mode": "[libvirt]\ndisk_cachemodes = file=none\n",
    "an item that a later one replaces": "[libvirt]\ndisk_cachemodes = file=unsafe,file=none\n",
  },
  invalid: {
    "two types": {
      text: "[libvirt]\ndisk_cachemodes = file=unsafe,network=unsafe\n                       ^^^^^^\n                                      ^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = file=none,network=writeback\n",
    },
  },
});
