import { governorSaving } from "../../../server/src/core/rules/audit/governor-saving.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(governorSaving, {
  silent: {
    "all CPUs at performance": "host cpu.governor performance x16",
    "powersave, with a preference for performance": `
      host cpu.governor powersave x8
      host cpu.energy_preference performance x8`,
    "a governor of which nothing is known": "host cpu.governor userspace x4",
    "a guest": "guest cpu.governor powersave x4",
    "text where the governors should be": "host cpu.governor x",
  },
  fires: {
    schedutil: {
      facts: "host cpu.governor schedutil x16",
      findings: [["warning", "host"]],
      commands: [
        "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
        "echo 'w /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor - - - - performance' > /etc/tmpfiles.d/cpu-governor.conf",
      ],
    },
    "some CPUs, with tuned": {
      facts: `
        host cpu.governor performance x2,powersave x14
        host tuned.profile balanced`,
      findings: [["warning", "host"]],
      commands: [
        "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
        "tuned-adm profile virtual-host",
      ],
    },
    "powersave with a balanced preference": {
      facts: `
        host cpu.governor powersave x8
        host cpu.energy_preference balance_performance x8`,
      findings: [["warning", "host"]],
      commands: [
        "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
        "echo 'w /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor - - - - performance' > /etc/tmpfiles.d/cpu-governor.conf",
      ],
    },
  },
});
