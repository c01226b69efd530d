import type { BenchmarkPlan, BenchmarkProgress } from "../benchmark/plan.js";
import type { Target } from "../benchmark/target.js";
import { formatBytes, formatCount, formatDuration, formatNanoseconds } from "./quantities.js";

/** What the user agrees to before anything is started: host, directory, bytes written and duration. */
export function confirmation(plan: BenchmarkPlan): string {
  const { headline, facts, warning } = consequences(plan);
  const rows = facts.map(([name, text]) => `  ${name.padEnd(11)}${text}`);
  return [headline, ...rows, warning].join("\n");
}

/** The same for a dialog, whose letters are not all equally wide. */
export function confirmationMessage(plan: BenchmarkPlan): string {
  const { headline, facts, warning } = consequences(plan);
  const lines = facts.map(
    ([name, text]) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${text}`,
  );
  return [headline, lines.join("\n"), warning.replaceAll("\n", " ")].join("\n\n");
}

/** One line that tells how far a benchmark is. */
export function progressText(progress: BenchmarkProgress): string {
  const { phase, run, runs, fraction, sample, target } = progress;
  const percent = `${Math.floor(fraction * 100)} %`.padStart(5);
  const what = {
    ...phaseTitles,
    measuring: runs === 1 ? "measuring" : `measuring, run ${run} of ${runs}`,
  }[phase];
  if (sample === null) return `${percent}  ${what}`;
  const latency = sample.p99Ns === null ? "" : `, p99 ${formatNanoseconds(sample.p99Ns)}`;
  const where = target === undefined ? "" : `${target} `;
  return `${percent}  ${what}: ${where}${formatCount(sample.iops)} IOPS${latency}`;
}

/** What is going on, in a word or two. */
export const phaseTitles: Readonly<Record<BenchmarkProgress["phase"], string>> = {
  connecting: "connecting",
  preparing: "laying out files",
  "warming-up": "warming up",
  measuring: "measuring",
  "cleaning-up": "cleaning up",
};

interface Consequences {
  readonly headline: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly warning: string;
}

/** What a confirmation is made of. */
export function consequences(plan: BenchmarkPlan): Consequences {
  const { target, directory, settings, layoutBytes, durationSeconds, repeat, disk, via } = plan;
  const host = targetText(target, plan.guestName);
  const start = target.kind === "local" ? "the current directory" : "the login directory";
  const files = settings.jobs === 1 ? "1 file" : `${settings.jobs} files`;
  const those = settings.jobs === 1 ? "it" : "them";
  const each = formatDuration(durationSeconds / repeat);
  const most = plan.untilWithin === null ? "" : "at most ";
  const time =
    repeat === 1 ? each : `${most}${formatDuration(durationSeconds)} (${repeat} runs of ${each})`;
  const then = plan.overwrites
    ? `, then overwrites ${those} as fast as the disk takes it`
    : `, then only reads ${those}`;
  const place =
    directory !== "."
      ? directory
      : disk === null
        ? start
        : `one on its disk ${disk} that the login may write to`;
  return {
    headline: `Benchmark of ${host}: ${plan.workload.title}`,
    facts: [
      ...(via === "agent"
        ? [["through", "the QEMU guest agent, which runs everything as root in the guest"] as const]
        : []),
      ["directory", `${place}, in a new directory that is removed afterwards`],
      ["writes", `${formatBytes(layoutBytes)} (${files})${then}`],
      ...(plan.ignoredOptions.length === 0
        ? []
        : [["ignores", `${plan.ignoredOptions.join(", ")} of the job file`] as const]),
      ["takes", `${time}, and the time to write the ${formatBytes(layoutBytes)}`],
    ],
    warning:
      "The disk will be busy all that time, and whatever else uses it will be slow.\n" +
      `Think twice where somebody depends on it: it is ${time} of ${plan.workload.title}.`,
  };
}

/** A target in words. */
export function targetText(target: Target, guestName: string | null = null): string {
  switch (target.kind) {
    case "local":
      return "this machine";
    case "ssh":
      return target.host;
    case "guest": {
      const { domain, hypervisor } = target;
      const name = guestName === null || guestName === domain ? domain : `${guestName} (${domain})`;
      return `${name} on ${hypervisor.sshHost ?? "this machine"}`;
    }
  }
}
