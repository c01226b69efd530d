import { allocationOvercommitted } from "../../../server/src/core/rules/nova/allocation-overcommitted.js";
import { testRule } from "../../support/test-rule.js";

const compute = "[libvirt]\nvirt_type = kvm\n";

testRule(allocationOvercommitted, {
  valid: {
    "defaults of a release that has no option for them": {
      text: "[libvirt]\nvirt_type = kvm\n",
      settings: { target: { nova: "18" } },
    },
    "what a host can give": `[DEFAULT]\ncpu_allocation_ratio = 4\nram_allocation_ratio = 1.0\n${compute}`,
    "space that is not preallocated": `[DEFAULT]\ndisk_allocation_ratio = 2\n${compute}`,
    "no number": `[DEFAULT]\ncpu_allocation_ratio = many\n${compute}`,
    "a scheduler's file": "[DEFAULT]\ncpu_allocation_ratio = 16\n",
  },
  invalid: {
    "what a release before 27 begins with": {
      text: `[DEFAULT]\n ^^^^^^^\nram_allocation_ratio = 1.0\n${compute}`,
      fixed: null,
      settings: { target: { nova: "2022.2" } },
    },
    "all three": {
      text: `[DEFAULT]\ninitial_cpu_allocation_ratio = 16.0\n                               ^^^^\nram_allocation_ratio = 1.5\n                       ^^^\ndisk_allocation_ratio = 1e1\n                        ^^^\npreallocate_images = space\n${compute}`,
      fixed: null,
    },
  },
});
