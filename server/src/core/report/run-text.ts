import type { BenchmarkRun, Environment, Latency, Sample } from "../benchmark/run.js";
import { workload } from "../benchmark/workloads.js";
import { auditHeading, auditLines } from "./audit-report.js";
import { percentileText } from "./percentile-text.js";
import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatDuration,
  formatNanoseconds,
} from "./quantities.js";

/** A run for a person: what was measured, where, the figures, and what to know about them. */
export function runText(run: BenchmarkRun): string {
  const lines = [
    `${workload(run.workload).title} on ${run.target}:${run.directory}` +
      (run.status === "complete" ? "" : ` (${run.status})`),
    ...table([
      ["when", run.time],
      ["run", run.id],
      ["load", loadText(run)],
      ["fio", run.fioVersion],
      ...neighbourRows(run),
      ...environmentRows(run.environment),
    ]),
    "",
    ...figures(run),
    ...run.problems.map((problem) => `Not valid: ${problem}`),
    ...(run.status === "cancelled" ? ["Cancelled: the figures are of the time until then."] : []),
    ...run.notes.map((note) => `Note: ${note}`),
    ...auditSection(run),
  ];
  return lines.map(printable).join("\n") + "\n";
}

/** A run in one line, for a log or a message box. */
export function runSummary(run: BenchmarkRun): string {
  const figures = run.results.map(
    ({ iops, latency }) =>
      `${formatCount(iops)} IOPS, p50 ${percentileText(latency.p50Ns, 50, latency)}, ` +
      `p99 ${percentileText(latency.p99Ns, 99, latency)}`,
  );
  const result = figures.length === 0 ? "nothing measured" : figures.join("; ");
  const status = run.status === "complete" ? "" : ` (${run.status})`;
  return printable(`${workload(run.workload).title} on ${run.target}: ${result}${status}`);
}

/** What the latencies of a run are of. */
export function latencyTitle({ latencyKind }: BenchmarkRun): string {
  return latencyKind === "synchronous-write"
    ? "Latency of a synchronous write (O_SYNC)"
    : "Completion latency";
}

function auditSection({ audit }: BenchmarkRun): string[] {
  const found = audit === null ? [] : auditLines(audit);
  return found.length === 0 ? [] : [`${auditHeading}:`, ...found.map((line) => `  ${line}`)];
}

function figures(run: BenchmarkRun): string[] {
  if (run.results.length === 0) return ["Nothing was measured.", ""];
  const lines = run.results.flatMap(({ direction, iops, bytesPerSecond, runtimeMs, latency }) => [
    ...table([
      [`${direction}s`, `${formatCount(iops)} IOPS, ${formatBytesPerSecond(bytesPerSecond)}`],
      ["measured", `${formatCount(latency.count)} in ${formatDuration(runtimeMs / 1000)}`],
      ["per second", spread(run.samples.filter((sample) => sample.direction === direction))],
    ]),
    "",
    latencyTitle(run),
    ...latencyTable(latency),
    "",
  ]);
  if (run.flush !== null) {
    lines.push("Latency of fsync and fdatasync", ...latencyTable(run.flush), "");
  }
  return lines;
}

function latencyTable(latency: Latency): string[] {
  const { meanNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs } = latency;
  return table([
    ["mean", formatNanoseconds(meanNs)],
    ["p50", percentileText(p50Ns, 50, latency)],
    ["p90", percentileText(p90Ns, 90, latency)],
    ["p99", percentileText(p99Ns, 99, latency)],
    ["p99.9", percentileText(p999Ns, 99.9, latency)],
    ["max", formatNanoseconds(maxNs)],
  ]);
}

function loadText({ settings }: BenchmarkRun): string {
  const { blockSizeBytes, jobs, queueDepth, engine, sizeBytes, runtimeSeconds, rampSeconds } =
    settings;
  return (
    `${formatBytes(blockSizeBytes)}, ${jobs === 1 ? "1 job" : `${jobs} jobs`}, ` +
    `queue depth ${queueDepth}, ${engine}, ${formatBytes(sizeBytes)} of files, ` +
    `${formatDuration(runtimeSeconds)} after ${formatDuration(rampSeconds)} of warm-up`
  );
}

function neighbourRows({ target, fleet }: BenchmarkRun): [string, string][] {
  const others = (fleet?.members ?? []).filter((member) => member !== target);
  return others.length === 0 ? [] : [["meanwhile", `the same load on ${others.join(", ")}`]];
}

function environmentRows(environment: Environment): [string, string][] {
  const { os, kernel, cpuCount, cpuModel, cpuGovernor, virtualization } = environment;
  const { filesystem, devices, scheduler } = environment;
  const rows: [string, (string | null)[]][] = [
    ["system", [os, kernel === null ? null : `Linux ${kernel}`]],
    [
      "cpu",
      [
        cpuModel === null ? null : `${cpuCount ?? "?"} x ${cpuModel}`,
        cpuGovernor === null ? null : `governor ${cpuGovernor}`,
        virtualization === null ? null : `virtualization ${virtualization}`,
      ],
    ],
    [
      "disk",
      [
        filesystem,
        devices.length === 0 ? null : devices.join(" on "),
        scheduler === null ? null : `scheduler ${scheduler}`,
      ],
    ],
  ];
  return rows.flatMap(([name, parts]): [string, string][] => {
    const text = parts.filter((part) => part !== null).join(", ");
    return text === "" ? [] : [[name, text]];
  });
}

function spread(samples: readonly Sample[]): string {
  const iops = samples.map((sample) => sample.iops);
  if (iops.length < 2) return "too short to tell";
  return `${formatCount(Math.min(...iops))} to ${formatCount(Math.max(...iops))} IOPS`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([name, value]) => `  ${name.padEnd(11)}${value}`);
}

/** What a target says about itself must not reach the terminal as a command. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\uFFFD");
}
