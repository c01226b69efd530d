import { turboDisabled } from "../../../server/src/core/rules/audit/turbo-disabled.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(turboDisabled, {
  silent: {
    "turbo on (Intel)": "host cpu.no_turbo 0",
    "boost on (AMD)": "host cpu.boost 1",
    "a guest": "guest cpu.boost 0",
    "a broken fact": "host cpu.no_turbo yes",
  },
  fires: {
    "off (Intel)": {
      facts: "host cpu.no_turbo 1",
      findings: [["information", "host"]],
      commands: ["echo 0 > /sys/devices/system/cpu/intel_pstate/no_turbo"],
    },
    "off (AMD)": {
      facts: "host cpu.boost 0",
      findings: [["information", "host"]],
      commands: ["echo 1 > /sys/devices/system/cpu/cpufreq/boost"],
    },
  },
});
