import { cpuSharedSetMissing } from "../../../server/src/core/rules/nova/cpu-shared-set-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuSharedSetMissing, {
  valid: {
    both: "[compute]\ncpu_dedicated_set = 2-7\ncpu_shared_set = 0-1\n[libvirt]\nvirt_type = kvm\n",
    "only shared": "[compute]\ncpu_shared_set = 0-1\n[libvirt]\nvirt_type = kvm\n",
    "nothing dedicated": "[compute]\ncpu_dedicated_set =\n[libvirt]\nvirt_type = kvm\n",
  },
  invalid: {
    "only dedicated": {
      text: "[libvirt]\nvirt_type = kvm\n[compute]\ncpu_dedicated_set = 2-7\n^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
