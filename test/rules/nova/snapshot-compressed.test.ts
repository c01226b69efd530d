import { snapshotCompressed } from "../../../server/src/core/rules/nova/snapshot-compressed.js";
import { testRule } from "../../support/test-rule.js";

testRule(snapshotCompressed, {
  valid: {
    off: "[libvirt]\nsnapshot_compression = False\n",
  },
  invalid: {
    on: {
      text: "[libvirt]\nsnapshot_compression = True\n                       ^^^^\n",
      fixed: "[libvirt]\nsnapshot_compression = False\n",
    },
  },
});
