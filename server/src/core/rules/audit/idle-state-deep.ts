import { formatPercent, listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const idleStateDeep: AuditRule = {
  id: "audit/idle-state-deep",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "The host's CPUs sleep so deeply that waking takes longer than a fast disk's answer",
  references: [
    "https://docs.kernel.org/admin-guide/pm/cpuidle.html",
    "https://lists.openstack.org/pipermail/openstack-discuss/2022-January/026678.html",
  ],
  cost: "the exit latency of the state, for each request that wakes a sleeping CPU",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    if (host === undefined) return;
    const deep = host.idleStates.filter(
      ({ exitLatencyUs, isEnabled }) => isEnabled && exitLatencyUs >= slowExitUs,
    );
    const share = deep.reduce((sum, state) => sum + state.share, 0);
    if (share < worthTelling) return;
    const used = deep.filter((state) => state.share > 0);
    const states = used.map(({ name, exitLatencyUs }) => `${name} (${exitLatencyUs} µs)`);
    yield {
      machine: "host",
      message: `The CPUs spent ${formatPercent(Math.min(share, 1))} of the time that was watched in ${listed(states)}. A request that wakes one of them waits that long to leave the state, beside some ten microseconds that NVMe takes. Keep to shallower states where latency counts more than power.`,
      remedies: [
        { lasts: "until-restart", command: `cpupower idle-set -D ${slowExitUs - 1}` },
        ...(host.facts["tuned.profile"] === undefined
          ? []
          : [{ lasts: "for-good", command: "tuned-adm profile latency-performance" } as const]),
      ],
    };
  },
};

/** In Linux's table for Intel's servers (intel_idle) C1 and C1E take 2 to 10 µs, and C6 more than 85. */
const slowExitUs = 50;
/** Less than that may have been a single CPU with nothing to do. */
const worthTelling = 0.2;
