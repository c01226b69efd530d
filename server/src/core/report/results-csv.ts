import type { Comparison } from "../benchmark/comparison.js";
import { fleetRounds } from "../benchmark/fleet-figures.js";
import type { BenchmarkRun, Latency } from "../benchmark/run.js";

/**
 * One line for each run and direction (and for its flushes), for a spreadsheet, and after them one for each direction
 * of targets that were measured at once, with all of them as its target. RFC 4180, units in the names.
 */
export function runsCsv(runs: readonly BenchmarkRun[]): string {
  const lines = runs.flatMap((run) => {
    const { id, time, target, directory, workload, status } = run;
    const flush =
      run.flush === null
        ? []
        : [{ direction: "flush", iops: null, bytesPerSecond: null, latency: run.flush }];
    return [...run.results, ...flush].map(({ direction, iops, bytesPerSecond, latency }) => [
      ...[id, time, target, directory, workload, status, direction],
      ...[iops, bytesPerSecond, ...latencyCells(latency)],
    ]);
  });
  const together = fleetRounds(runs).flatMap((round) =>
    round.together.map(({ direction, iops, bytesPerSecond, latency }) => [
      ...[round.id, round.runs[0]?.time ?? "", (round.runs[0]?.fleet?.members ?? []).join(" + ")],
      ...["", round.runs[0]?.workload ?? "", "complete", direction],
      ...[iops, bytesPerSecond, ...latencyCells(latency)],
    ]),
  );
  const names = [
    ...["run", "time", "target", "directory", "workload", "status", "direction"],
    ...["iops", "bytes_per_second", "count", "min_ns", "mean_ns", "p50_ns"],
    ...["p90_ns", "p99_ns", "p999_ns", "max_ns"],
  ];
  return csv([names, ...lines, ...together]);
}

function latencyCells({ count, minNs, meanNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs }: Latency) {
  return [count, minNs, meanNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs];
}

/** One line for each figure of a comparison. */
export function comparisonCsv({ rows }: Comparison): string {
  const names = [
    ...["direction", "metric", "unit", "better", "base", "new", "ratio"],
    ...["interval_low", "interval_high", "verdict"],
  ];
  const lines = rows.map(({ direction, metric, unit, better, base, changed, ratio, verdict }) => [
    ...[direction, metric, unit, better, base, changed, ratio],
    ...[verdict?.estimate.low ?? null, verdict?.estimate.high ?? null, verdict?.word ?? null],
  ]);
  return csv([names, ...lines]);
}

function csv(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((cells) => cells.map(cell).join(",") + "\r\n").join("");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // What a spreadsheet would take for a formula is told to be text.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
