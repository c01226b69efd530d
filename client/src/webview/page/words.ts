import { type BenchmarkRun, workload } from "../../../../server/src/protocol.js";
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatNanoseconds,
} from "../../../../server/src/core/report/quantities.js";

/** "db1 over ssh" or "This machine". */
export function targetWords(target: string): string {
  if (target === "local") return "this machine";
  if (target.startsWith("ssh:")) return `${target.slice("ssh:".length)} over ssh`;
  const hash = target.indexOf("#");
  return `${target.slice(hash + 1)} on ${target.slice(0, hash)}`;
}

/** Where a run was measured, with the guest's name where it is known. */
export function placeWords({ guest, target }: BenchmarkRun): string {
  return guest === null ? targetWords(target) : `${guest.name} on ${guest.hypervisor}`;
}

/** What was done, in a sentence or two: the same in all runs, wherever they were. */
export function setUpWords(run: BenchmarkRun, runs: readonly BenchmarkRun[]): string {
  const { jobs, queueDepth, sizeBytes, runtimeSeconds, rampSeconds, engine } = run.settings;
  const load = jobs === 1 ? "one job" : `${jobs.toString()} jobs`;
  const places = [...new Set(runs.map(placeWords))];
  const directories = [...new Set(runs.map(({ directory }) => directory))];
  const share = places.length === 1 ? "in all" : "on each";
  return [
    workload(run.workload).summary,
    `Measured on ${listOf.format(places)} in ${listOf.format(directories)} with fio ${run.fioVersion}:`,
    `${load} at queue depth ${queueDepth.toString()} (${engine}), ${formatBytes(sizeBytes)} ${share},`,
    `${formatDuration(runtimeSeconds)} after ${formatDuration(rampSeconds)} of warming up.`,
  ].join(" ");
}

const listOf = new Intl.ListFormat("en");

/** The result in one sentence; undefined when nothing was measured. */
export function headline(run: BenchmarkRun): string | undefined {
  const [result] = run.results;
  if (result === undefined) return undefined;
  const { p50Ns, p99Ns } = result.latency;
  const rate = `${formatCount(result.iops)} ${result.direction}s per second`;
  if (p50Ns === null || p99Ns === null) return `${rate}.`;
  return `${rate}; half of them took at most ${formatNanoseconds(p50Ns)}, 99 % at most ${formatNanoseconds(p99Ns)}.`;
}

/** When, in the reader's own way of writing it. */
export function timeWords(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleString();
}
