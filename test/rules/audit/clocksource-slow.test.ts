import { clocksourceSlow } from "../../../server/src/core/rules/audit/clocksource-slow.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(clocksourceSlow, {
  silent: {
    "kvm-clock": "guest clock.source kvm-clock",
    tsc: "host clock.source tsc",
    "a clock source of another architecture": "guest clock.source arch_sys_counter",
    "one that nobody knows": "guest clock.source sundial",
  },
  fires: {
    "hpet, with a better one": {
      facts: `
        guest clock.source hpet
        guest clock.available kvm-clock tsc hpet acpi_pm`,
      findings: [["information", "guest"]],
      commands: [
        "echo kvm-clock > /sys/devices/system/clocksource/clocksource0/current_clocksource",
      ],
    },
    "hpet without one (recorded from a guest under emulation)": {
      facts: `
        guest clock.source hpet
        guest clock.available hpet acpi_pm`,
      findings: [["information", "guest"]],
      commands: [],
    },
    "acpi_pm on a host": {
      facts: `
        host clock.source acpi_pm
        host clock.available tsc acpi_pm`,
      findings: [["information", "host"]],
      commands: ["echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource"],
    },
  },
});
