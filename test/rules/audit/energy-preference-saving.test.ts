import { energyPreferenceSaving } from "../../../server/src/core/rules/audit/energy-preference-saving.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(energyPreferenceSaving, {
  silent: {
    "a preference for performance": `
      host cpu.governor performance x8
      host cpu.energy_preference performance x8`,
    "a normal bias": `
      host cpu.governor performance x8
      host cpu.energy_bias 6 x8`,
    "another governor, of which another rule speaks": `
      host cpu.governor powersave x8
      host cpu.energy_preference power x8`,
    "a guest": `
      guest cpu.governor performance x8
      guest cpu.energy_preference power x8`,
  },
  fires: {
    balance_power: {
      facts: `
        host cpu.governor performance x8
        host cpu.energy_preference balance_power x8`,
      findings: [["information", "host"]],
      commands: [
        "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/energy_performance_preference",
      ],
    },
    "a bias towards saving": {
      facts: `
        host cpu.governor performance x8
        host cpu.energy_bias 0 x4,15 x4`,
      findings: [["information", "host"]],
      commands: ["echo 0 | tee /sys/devices/system/cpu/cpu*/power/energy_perf_bias"],
    },
  },
});
