import { cpuGovernorUnmanaged } from "../../../server/src/core/rules/nova/cpu-governor-unmanaged.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuGovernorUnmanaged, {
  valid: {
    "by governor":
      "[compute]\ncpu_dedicated_set = 2-7\n[libvirt]\ncpu_power_management = True\ncpu_power_management_strategy = governor\n",
    "switched off": "[compute]\ncpu_dedicated_set = 2-7\n[libvirt]\ncpu_power_management = False\n",
    "without dedicated CPUs, of which another rule speaks":
      "[libvirt]\ncpu_power_management = True\n",
  },
  invalid: {
    "by default": {
      text: "[compute]\ncpu_dedicated_set = 2-7\n[libvirt]\ncpu_power_management = True\n                       ^^^^\n",
      fixed: null,
    },
    "spelt out": {
      text: "[compute]\ncpu_dedicated_set = 2-7\n[libvirt]\ncpu_power_management = True\ncpu_power_management_strategy = cpu_state\n                                ^^^^^^^^^\n",
      fixed: null,
    },
  },
});
