import { optionNameIgnored } from "../../../server/src/core/rules/nova/option-name-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionNameIgnored, {
  valid: {
    "as oslo.config looks for it": "[DEFAULT]\nlog_dir = /var/log/nova\n",
    "another slip, of which another rule speaks": "[DEFAULT]\nlogdri = /var/log/nova\n",
  },
  invalid: {
    "a hyphen": {
      text: "[DEFAULT]\nlog-dir = /var/log/nova\n^^^^^^^\n",
      fixed: "[DEFAULT]\nlog_dir = /var/log/nova\n",
    },
    "another case": {
      text: "[DEFAULT]\nDebug=true\n^^^^^\n",
      fixed: "[DEFAULT]\ndebug=true\n",
    },
    "beside the right name": {
      text: "[placement]\nauth-url = http://a\n^^^^^^^^\nauth_url = http://b\n",
      fixed: null,
    },
  },
});
