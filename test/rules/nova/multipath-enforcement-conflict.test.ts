import { multipathEnforcementConflict } from "../../../server/src/core/rules/nova/multipath-enforcement-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(multipathEnforcementConflict, {
  valid: {
    both: "[libvirt]\nvolume_use_multipath = True\nvolume_enforce_multipath = True\n",
    "both, by the deprecated name":
      "[libvirt]\niscsi_use_multipath = True\nvolume_enforce_multipath = True\n",
    neither: "[libvirt]\nvolume_enforce_multipath = False\n",
  },
  invalid: {
    "not set": {
      text: "[libvirt]\nvolume_enforce_multipath = True\n                           ^^^^\n",
      fixed: "[libvirt]\nvolume_enforce_multipath = True\nvolume_use_multipath = True\n",
    },
    "set to False": {
      text: "[libvirt]\nvolume_use_multipath = no\nvolume_enforce_multipath = True\n                           ^^^^\n",
      fixed: "[libvirt]\nvolume_use_multipath = True\nvolume_enforce_multipath = True\n",
    },
  },
});
