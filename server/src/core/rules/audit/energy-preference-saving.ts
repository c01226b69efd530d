import type { AuditRule } from "../../lint/rule.js";

export const energyPreferenceSaving: AuditRule = {
  id: "audit/energy-preference-saving",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "The governor is `performance`, but the CPUs are still told to save energy",
  references: [
    "https://docs.kernel.org/admin-guide/pm/intel_pstate.html#energy-vs-performance-hints",
    "https://docs.kernel.org/admin-guide/pm/intel_epb.html",
  ],
  cost: "CPUs that raise their clock late",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    // With another governor, that is what is to be changed first: it often decides this too.
    if (host === undefined || !/^performance x\d+$/.test(host.facts["cpu.governor"] ?? "")) return;
    const preference = host.facts["cpu.energy_preference"];
    const saving = preference?.split(",").some((part) => /^(?:balance_)?power x\d+$/.test(part));
    if (preference !== undefined && saving === true) {
      yield {
        machine: "host",
        message: `The energy preference is ${preference}, so the CPUs raise their clock late although the governor is performance. Use performance.`,
        remedies: [
          {
            lasts: "until-restart",
            command:
              "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/energy_performance_preference",
          },
        ],
      };
      return;
    }
    const bias = host.facts["cpu.energy_bias"];
    const isHigh = bias?.split(",").some((part) => Number(part.replace(/ x\d+$/, "")) > normalBias);
    if (bias === undefined || isHigh !== true) return;
    yield {
      machine: "host",
      message: `The energy bias is ${bias} (0 asks for performance, 15 for saving), so the CPUs raise their clock late although the governor is performance. Use 0.`,
      remedies: [
        {
          lasts: "until-restart",
          command: "echo 0 | tee /sys/devices/system/cpu/cpu*/power/energy_perf_bias",
        },
      ],
    };
  },
};

const normalBias = 6;
