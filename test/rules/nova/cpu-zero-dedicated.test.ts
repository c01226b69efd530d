import { cpuZeroDedicated } from "../../../server/src/core/rules/nova/cpu-zero-dedicated.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuZeroDedicated, {
  valid: {
    "the host keeps it": "[compute]\ncpu_dedicated_set = 0-7,^0\n[libvirt]\nvirt_type = kvm\n",
    "a list that cannot be read": "[compute]\ncpu_dedicated_set = 0-\n[libvirt]\nvirt_type = kvm\n",
    "guests without pins": "[compute]\ncpu_shared_set = 0-7\n[libvirt]\nvirt_type = kvm\n",
  },
  invalid: {
    "in a range": {
      text: "[libvirt]\nvirt_type = kvm\n[compute]\ncpu_dedicated_set = 0-7\n                    ^^^\n",
      fixed: null,
    },
  },
});
