import type { AuditRule } from "../../lint/rule.js";

export const turboDisabled: AuditRule = {
  id: "audit/turbo-disabled",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "The host's CPUs may not run above their base frequency",
  references: ["https://docs.kernel.org/admin-guide/pm/cpufreq.html#frequency-boost-support"],
  cost: "the part of each request that is CPU time takes longer",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    const [file, on] =
      host?.facts["cpu.no_turbo"] === "1"
        ? ["/sys/devices/system/cpu/intel_pstate/no_turbo", "0"]
        : host?.facts["cpu.boost"] === "0"
          ? ["/sys/devices/system/cpu/cpufreq/boost", "1"]
          : [];
    if (file === undefined || on === undefined) return;
    yield {
      machine: "host",
      message: `Turbo frequencies are switched off (${file}), so a single busy thread, such as QEMU's, cannot use what the other cores leave. Some switch it off for equal latencies; on their own they are longer.`,
      remedies: [{ lasts: "until-restart", command: `echo ${on} > ${file}` }],
    };
  },
};
