import { multipathUnenforced } from "../../../server/src/core/rules/nova/multipath-unenforced.js";
import { testRule } from "../../support/test-rule.js";

testRule(multipathUnenforced, {
  valid: {
    enforced: "[libvirt]\nvolume_use_multipath = True\nvolume_enforce_multipath = True\n",
    "no multipath": "[libvirt]\nvolume_use_multipath = False\n",
  },
  invalid: {
    "not enforced": {
      text: "[libvirt]\nvolume_use_multipath = True\n                       ^^^^\n",
      fixed: "[libvirt]\nvolume_use_multipath = True\nvolume_enforce_multipath = True\n",
    },
  },
});
