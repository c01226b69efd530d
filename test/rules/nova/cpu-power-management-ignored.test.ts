import { cpuPowerManagementIgnored } from "../../../server/src/core/rules/nova/cpu-power-management-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuPowerManagementIgnored, {
  valid: {
    "with dedicated CPUs":
      "[libvirt]\ncpu_power_management = True\n[compute]\ncpu_dedicated_set = 4-31\n",
    off: "[libvirt]\ncpu_power_management = False\n",
    "dedicated CPUs in the wrong section":
      "[libvirt]\ncpu_power_management = True\ncpu_dedicated_set = 4-31\n",
  },
  invalid: {
    "without dedicated CPUs": {
      text: "[libvirt]\ncpu_power_management = True\n                       ^^^^\n",
      fixed: null,
    },
  },
});
