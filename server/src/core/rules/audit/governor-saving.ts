import type { AuditRule } from "../../lint/rule.js";

export const governorSaving: AuditRule = {
  id: "audit/governor-saving",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "The host's CPUs are not kept at speed between requests",
  references: [
    "https://docs.kernel.org/admin-guide/pm/cpufreq.html",
    "https://lists.openstack.org/pipermail/openstack-discuss/2022-January/026678.html",
  ],
  cost: "every request of a lone thread begins on a slow CPU",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    const governors = host?.facts["cpu.governor"];
    if (host === undefined || governors === undefined) return;
    const words = governors.split(",").map((part) => part.replace(/ x\d+$/, ""));
    if (!words.every((word) => known.has(word)) || words.every((word) => word === "performance")) {
      return;
    }
    // There the energy preference decides, and this one asks for speed.
    const preferences = host.facts["cpu.energy_preference"];
    if (preferences !== undefined && /^performance x\d+$/.test(preferences)) return;
    yield {
      machine: "host",
      message: `The CPU governor is ${governors}: between the requests of a lone thread a CPU clocks down, and each request pays for the way back up. On an otherwise idle host at queue depth 1 this was the most significant of the settings of the case that this program comes from. Use performance.`,
      remedies: [
        {
          lasts: "until-restart",
          command: "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor",
        },
        {
          lasts: "for-good",
          command:
            host.facts["tuned.profile"] === undefined
              ? "echo 'w /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor - - - - performance' > /etc/tmpfiles.d/cpu-governor.conf"
              : "tuned-adm profile virtual-host",
        },
      ],
    };
  },
};

/** Of others it is not known what they do. */
const known = new Set(["performance", "powersave", "schedutil", "ondemand", "conservative"]);
