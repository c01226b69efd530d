import { cpuSetsConflict } from "../../../server/src/core/rules/nova/cpu-sets-conflict.js";
import { testRule } from "../../support/test-rule.js";

const compute = "[libvirt]\nvirt_type = kvm\n[compute]\n";

testRule(cpuSetsConflict, {
  valid: {
    disjoint: `${compute}cpu_dedicated_set = 4-31,^8\ncpu_shared_set = 0-3,8\n`,
    "one alone": `${compute}cpu_dedicated_set = 4-31\n`,
    "a list that Nova cannot read": `${compute}cpu_dedicated_set = 4-31\ncpu_shared_set = 8-4\n`,
    "another driver":
      "[DEFAULT]\ncompute_driver = ironic.IronicDriver\n[compute]\ncpu_dedicated_set = 4-31\ncpu_shared_set = 0-4\n",
  },
  invalid: {
    "a file that says nothing else": {
      text: "[compute]\ncpu_dedicated_set = 4-31\n                    ^^^^\ncpu_shared_set = 0-4\n",
      fixed: null,
    },
    "one CPU": {
      text: `${compute}cpu_dedicated_set = 4-31\n                    ^^^^\ncpu_shared_set = 0-4\n`,
      fixed: null,
    },
    "several CPUs": {
      text: `${compute}cpu_dedicated_set = 31, 4 - 30\n                    ^^^^^^^^^^\ncpu_shared_set = 0-6,^0-3\n`,
      fixed: null,
    },
  },
});
