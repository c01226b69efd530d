import { instancesPathVolatile } from "../../../server/src/core/rules/nova/instances-path-volatile.js";
import { testRule } from "../../support/test-rule.js";

testRule(instancesPathVolatile, {
  valid: {
    "a directory on a disk": "[DEFAULT]\ninstances_path = /var/lib/nova/instances\n",
    "a name that only begins so": "[DEFAULT]\ninstances_path = /tmpfs/nova\n",
    "a path from elsewhere": "[DEFAULT]\ninstances_path = $state_path/instances\n",
  },
  invalid: {
    "in memory": {
      text: "[DEFAULT]\ninstances_path = /dev/shm/instances\n                 ^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "the mount itself": {
      text: '[DEFAULT]\ninstances_path = "/tmp"\n                  ^^^^\n',
      fixed: null,
    },
  },
});
