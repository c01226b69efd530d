import { machineTypeMalformed } from "../../../server/src/core/rules/nova/machine-type-malformed.js";
import { testRule } from "../../support/test-rule.js";

testRule(machineTypeMalformed, {
  valid: {
    "each for its architecture": "[libvirt]\nhw_machine_type = x86_64=q35,aarch64=virt\n",
    "none at all": "[libvirt]\nhw_machine_type =\n",
    "a value from elsewhere": "[libvirt]\nhw_machine_type = $machine\n",
  },
  invalid: {
    "a machine without its architecture": {
      text: "[libvirt]\nhw_machine_type = q35\n                  ^^^\n",
      fixed: "[libvirt]\nhw_machine_type = x86_64=q35\n",
    },
    "one that has it already": {
      text: "[libvirt]\nhw_machine_type = x86_64=pc, q35\n                             ^^^\n",
      fixed: null,
    },
    "a machine of several architectures": {
      text: "[libvirt]\nhw_machine_type = virt\n                  ^^^^\n",
      fixed: null,
    },
  },
});
