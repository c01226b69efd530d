import { machineTypeOld } from "../../../server/src/core/rules/nova/machine-type-old.js";
import { testRule } from "../../support/test-rule.js";

testRule(machineTypeOld, {
  valid: {
    unversioned: "[libvirt]\nhw_machine_type = x86_64=q35,aarch64=virt\n",
    "new enough": "[libvirt]\nhw_machine_type = x86_64=pc-q35-5.2\n",
    "newer still": "[libvirt]\nhw_machine_type = x86_64=pc-i440fx-10.0\n",
    "a vendor's": "[libvirt]\nhw_machine_type = x86_64=pc-q35-rhel8.2.0\n",
  },
  invalid: {
    "both chipsets": {
      text: "[libvirt]\nhw_machine_type = x86_64=pc-q35-2.12, i686=pc-i440fx-5.1\n                         ^^^^^^^^^^^\n                                           ^^^^^^^^^^^^^\n",
      fixed: "[libvirt]\nhw_machine_type = x86_64=q35, i686=pc\n",
    },
  },
});
