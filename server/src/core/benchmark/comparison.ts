import { readJob } from "./job.js";
import type { BenchmarkRun, Direction, DirectionResult, Latency } from "./run.js";
import { directions } from "./run.js";

export type Metric = "iops" | "bandwidth" | "mean" | "p50" | "p90" | "p99" | "p999" | "max";

/** Two runs, or two sets of runs, side by side. There is no verdict in it. */
export interface Comparison {
  readonly version: 1;
  readonly base: readonly BenchmarkRun[];
  readonly changed: readonly BenchmarkRun[];
  readonly rows: readonly ComparisonRow[];
  /** Sentences: what the figures cannot prove, and what differs besides the change. Never empty. */
  readonly caveats: readonly string[];
}

export interface ComparisonRow {
  readonly direction: Direction | "flush";
  readonly metric: Metric;
  readonly unit: "per-second" | "bytes-per-second" | "ns";
  readonly better: "higher" | "lower";
  /** The median where a side has several runs; null where it was not measured. */
  readonly base: number | null;
  readonly changed: number | null;
  /** changed / base. */
  readonly ratio: number | null;
}

/** Puts two sets of runs side by side; each must have at least one. */
export function compareRuns(
  base: readonly BenchmarkRun[],
  changed: readonly BenchmarkRun[],
): Comparison {
  return {
    version: 1,
    base,
    changed,
    rows: [
      ...directions.flatMap((direction) => rowsOfDirection(direction, base, changed)),
      ...rowsOfLatency("flush", base, changed, (run) => run.flush),
    ],
    caveats: caveats(base, changed),
  };
}

type Runs = readonly BenchmarkRun[];

function rowsOfDirection(direction: Direction, base: Runs, changed: Runs): ComparisonRow[] {
  const find = (run: BenchmarkRun): DirectionResult | undefined =>
    run.results.find((result) => result.direction === direction);
  if (![...base, ...changed].some((run) => find(run) !== undefined)) return [];
  const rate = (
    metric: "iops" | "bandwidth",
    unit: ComparisonRow["unit"],
    value: (result: DirectionResult) => number,
  ): ComparisonRow => {
    const of = (runs: Runs): number | null =>
      median(runs.flatMap((run) => find(run) ?? []).map(value));
    return row({ direction, metric, unit, better: "higher" }, of(base), of(changed));
  };
  return [
    rate("iops", "per-second", ({ iops }) => iops),
    rate("bandwidth", "bytes-per-second", ({ bytesPerSecond }) => bytesPerSecond),
    ...rowsOfLatency(direction, base, changed, (run) => find(run)?.latency ?? null),
  ];
}

const latencies: readonly (readonly [Metric, (latency: Latency) => number | null])[] = [
  ["mean", ({ meanNs }) => meanNs],
  ["p50", ({ p50Ns }) => p50Ns],
  ["p90", ({ p90Ns }) => p90Ns],
  ["p99", ({ p99Ns }) => p99Ns],
  ["p999", ({ p999Ns }) => p999Ns],
  ["max", ({ maxNs }) => maxNs],
];

function rowsOfLatency(
  direction: ComparisonRow["direction"],
  base: Runs,
  changed: Runs,
  find: (run: BenchmarkRun) => Latency | null,
): ComparisonRow[] {
  if (![...base, ...changed].some((run) => find(run) !== null)) return [];
  return latencies.map(([metric, value]) => {
    const of = (runs: Runs): number | null =>
      median(
        runs.flatMap((run) => {
          const latency = find(run);
          return latency === null ? [] : (value(latency) ?? []);
        }),
      );
    return row({ direction, metric, unit: "ns", better: "lower" }, of(base), of(changed));
  });
}

function row(
  what: Pick<ComparisonRow, "direction" | "metric" | "unit" | "better">,
  base: number | null,
  changed: number | null,
): ComparisonRow {
  const ratio = base === null || changed === null || base === 0 ? null : changed / base;
  return { ...what, base, changed, ratio };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function caveats(base: Runs, changed: Runs): string[] {
  const found: string[] = [];
  if (base.length === 1 && changed.length === 1) {
    found.push(
      "One pair proves nothing: the next run of the same setting may differ as much. " +
        "Repeat both, in turn, before you believe a difference.",
    );
  } else {
    found.push(
      `The figures are medians of ${count(base)} and of ${count(changed)}. ` +
        "They are no verdict: how much the runs differ among themselves is not considered.",
    );
  }
  for (const [side, runs] of [
    ["base", base],
    ["new", changed],
  ] as const) {
    const bad = runs.filter(({ status }) => status !== "complete");
    if (bad.length > 0) found.push(`Of the ${side} runs, ${bad.length} did not complete.`);
  }
  const all = [...base, ...changed];
  for (const { name, of } of mustAgree) {
    const values = [...new Set(all.map(of))];
    if (values.length > 1) found.push(`The runs differ in ${name}: ${values.join(" and ")}.`);
  }
  found.push(...differentOptions(all));
  return found;
}

/** What makes a comparison one of apples and pears, in the order of how grave it is. */
const mustAgree: readonly {
  readonly name: string;
  readonly of: (run: BenchmarkRun) => string | number;
}[] = [
  { name: "workload", of: ({ workload }) => workload },
  { name: "target", of: ({ target }) => target },
  { name: "directory", of: ({ directory }) => directory },
  { name: "fio's version", of: ({ fioVersion }) => fioVersion },
  { name: "kernel", of: ({ environment }) => environment.kernel ?? "unknown" },
  { name: "file system", of: ({ environment }) => environment.filesystem ?? "unknown" },
];

/** Differing fio options, of runs that have the same workload. */
function differentOptions(runs: Runs): string[] {
  if (new Set(runs.map(({ workload }) => workload)).size > 1) return [];
  const jobs = runs.flatMap(({ job }) => readJob(job) ?? []);
  const all = jobs.map(({ global, options }) => ({ ...global, ...options }));
  const keys = [...new Set(all.flatMap((options) => Object.keys(options)))];
  return keys.flatMap((key) => {
    const values = [...new Set(all.map((options) => options[key] ?? "unset"))];
    return values.length > 1 ? [`The jobs differ in ${key}: ${values.join(" and ")}.`] : [];
  });
}

function count(runs: Runs): string {
  return runs.length === 1 ? "1 run" : `${runs.length} runs`;
}
