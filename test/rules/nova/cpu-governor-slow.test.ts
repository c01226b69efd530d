import { cpuGovernorSlow } from "../../../server/src/core/rules/nova/cpu-governor-slow.js";
import { testRule } from "../../support/test-rule.js";

const managed = "[libvirt]\ncpu_power_management = True\n";

testRule(cpuGovernorSlow, {
  valid: {
    performance: `${managed}cpu_power_management_strategy = governor\ncpu_power_governor_high = performance\n`,
    "the default": `${managed}cpu_power_management_strategy = governor\n`,
    "the other strategy, which leaves governors alone": `${managed}cpu_power_governor_high = schedutil\n`,
    "no management":
      "[libvirt]\ncpu_power_management_strategy = governor\ncpu_power_governor_high = schedutil\n",
  },
  invalid: {
    schedutil: {
      text: `${managed}cpu_power_management_strategy = governor\ncpu_power_governor_high = schedutil\n                          ^^^^^^^^^\n`,
      fixed: `${managed}cpu_power_management_strategy = governor\ncpu_power_governor_high = performance\n`,
    },
  },
});
