import { debugLoggingEnabled } from "../../../server/src/core/rules/nova/debug-logging-enabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(debugLoggingEnabled, {
  valid: {
    off: "[DEFAULT]\ndebug = False\n[libvirt]\nvirt_type = kvm\n",
    "another service": "[DEFAULT]\ndebug = True\n[api]\nmax_limit = 1000\n",
  },
  invalid: {
    on: {
      text: "[DEFAULT]\ndebug = True\n        ^^^^\n[libvirt]\nvirt_type = kvm\n",
      fixed: "[DEFAULT]\ndebug = False\n[libvirt]\nvirt_type = kvm\n",
    },
  },
});
