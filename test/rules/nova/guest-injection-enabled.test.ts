import { guestInjectionEnabled } from "../../../server/src/core/rules/nova/guest-injection-enabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(guestInjectionEnabled, {
  valid: {
    "the default": "[libvirt]\ninject_partition = -2\ninject_key = True\n",
    "a key that goes nowhere": "[libvirt]\ninject_key = True\n",
  },
  invalid: {
    "into a partition": {
      text: "[libvirt]\ninject_partition = -1\n                   ^^\n",
      fixed: null,
    },
    "with key and password": {
      text: "[libvirt]\ninject_partition = 1\n                   ^\ninject_key = True\n             ^^^^\ninject_password = on\n                  ^^\n",
      fixed: null,
    },
  },
});
