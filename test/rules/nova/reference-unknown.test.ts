import { referenceUnknown } from "../../../server/src/core/rules/nova/reference-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(referenceUnknown, {
  valid: {
    "options of DEFAULT and of the own section":
      "[vnc]\nserver_listen = $my_ip\nserver_proxyclient_address = ${server_listen}\n",
    "an option of a named section": "[DEFAULT]\ninstances_path = ${libvirt.rbd_user}/x\n",
    "a plain dollar sign": "[placement]\npassword = a$$b\\$c$1$-$\n",
    "a name that the file sets, for a plugin": "[DEFAULT]\nacme_dir = /x\nlog_dir = $acme_dir\n",
    "an option that Nova does not know": "[DEFAULT]\nno_such_option = $nothing\n",
  },
  invalid: {
    "a password": {
      text: "[placement]\npassword = pa$sword\n             ^^^^^^\n",
      fixed: "[placement]\npassword = pa$$sword\n",
    },
    "a name with braces": {
      text: "[DEFAULT]\nlog_dir = ${log_root}/nova\n          ^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\nlog_dir = $${log_root}/nova\n",
    },
    "a dot after a name": {
      text: "[DEFAULT]\nlog_dir = '/var/log/$my_ip.d'\n                    ^^^^^^^^\n",
      fixed: "[DEFAULT]\nlog_dir = '/var/log/${my_ip}.d'\n",
    },
  },
});
