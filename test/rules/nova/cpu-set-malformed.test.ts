import { cpuSetMalformed } from "../../../server/src/core/rules/nova/cpu-set-malformed.js";
import { testRule } from "../../support/test-rule.js";

const compute = "[libvirt]\nvirt_type = kvm\n[compute]\n";

testRule(cpuSetMalformed, {
  valid: {
    "all the forms": `${compute}cpu_dedicated_set = "4-12, ^8, ^9 - 10, 20,"\n`,
    empty: `${compute}cpu_shared_set =\n`,
    "a value from elsewhere": `${compute}cpu_shared_set = $cpus\n`,
    "more CPUs than can be counted": `${compute}cpu_shared_set = 0-99999999999\n`,
  },
  invalid: {
    "a range backwards": {
      text: `${compute}cpu_dedicated_set = 8-4\n                    ^^^\n`,
      fixed: null,
    },
    "without a word about libvirt, as in a drop-in for one host": {
      text: "[compute]\ncpu_dedicated_set = 8-4\n                    ^^^\n",
      fixed: null,
    },
    "a word": {
      text: `${compute}cpu_shared_set = 0-3;8\n                 ^^^^^\n`,
      fixed: null,
    },
    "nothing but exclusions": {
      text: `[DEFAULT]\nvcpu_pin_set = ^4\n               ^^\n[libvirt]\nvirt_type = kvm\n`,
      fixed: null,
    },
  },
});
