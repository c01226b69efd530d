import { cacheDirectsync } from "../../../server/src/core/rules/nova/cache-directsync.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheDirectsync, {
  valid: {
    "other modes": "[libvirt]\ndisk_cachemodes = file=none,block=writeback\n",
    "an item that a later one overrides":
      "[libvirt]\ndisk_cachemodes = file=directsync,file=none\n",
  },
  invalid: {
    "local disks and others": {
      text: "[libvirt]\ndisk_cachemodes = file=directsync,network=directsync\n                       ^^^^^^^^^^         ^^^^^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = file=none,network=writeback\n",
    },
  },
});
