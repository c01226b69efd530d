import { logicalVolumesSparse } from "../../../server/src/core/rules/nova/logical-volumes-sparse.js";
import { testRule } from "../../support/test-rule.js";

testRule(logicalVolumesSparse, {
  valid: {
    False: "[libvirt]\nimages_type = lvm\nsparse_logical_volumes = False\n",
    "no logical volumes": "[libvirt]\nimages_type = flat\nsparse_logical_volumes = True\n",
  },
  invalid: {
    True: {
      text: "[libvirt]\nimages_type = lvm\nsparse_logical_volumes = True\n                         ^^^^\n",
      fixed: "[libvirt]\nimages_type = lvm\nsparse_logical_volumes = False\n",
    },
  },
});
