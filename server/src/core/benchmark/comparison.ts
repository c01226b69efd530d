import { median } from "simple-statistics";
import { whatElseDiffers, whyNotComparable } from "./comparability.js";
import type { BenchmarkRun, Direction, Latency } from "./run.js";
import { directions } from "./run.js";
import { type Order, type Sides, type Verdict, fewestRuns, judge, sides } from "./verdict.js";

export type Metric = "iops" | "bandwidth" | "mean" | "p50" | "p90" | "p99" | "p999" | "max";

/** Two sets of runs side by side, with a verdict where there are enough of them. */
export interface Comparison {
  readonly version: 1;
  /** All runs as given; only the complete ones are in the figures. */
  readonly base: readonly BenchmarkRun[];
  readonly changed: readonly BenchmarkRun[];
  readonly order: Order;
  /** The row whose verdict answers "did it help"; null where nothing can be said, and `caveats` tell why. */
  readonly decisive: ComparisonRow | null;
  readonly rows: readonly ComparisonRow[];
  /** Sentences: why there is no verdict, what the figures cannot prove, and what differs besides the change. */
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
  /** changed / base: the estimate of the verdict where there is one, else of the two medians. */
  readonly ratio: number | null;
  /** Null with too few runs, and for the maximum, which one accident decides. */
  readonly verdict: Verdict | null;
}

/** Puts two sets of runs side by side; each must have at least one. */
export function compareRuns(
  base: readonly BenchmarkRun[],
  changed: readonly BenchmarkRun[],
): Comparison {
  const compared = sides(base.filter(isComplete), changed.filter(isComplete));
  const obstacles = whyNotComparable(compared.base, compared.changed);
  const rows = figures.flatMap((figure) => row(figure, compared, obstacles.length === 0));
  const decisive = decisiveRow(rows, compared);
  return {
    version: 1,
    base,
    changed,
    order: compared.order,
    decisive,
    rows,
    caveats: [
      ...obstacles,
      ...(decisive === null && obstacles.length === 0 ? [tooFew(compared)] : []),
      ...incomplete("base", base),
      ...incomplete("new", changed),
      ...whatElseDiffers(compared.base, compared.changed),
      ...(decisive !== null && compared.order === "one after the other" ? [drift] : []),
    ],
  };
}

interface Figure extends Pick<ComparisonRow, "direction" | "metric" | "unit" | "better"> {
  readonly of: (run: BenchmarkRun) => number | null;
}

const latencies: readonly (readonly [Metric, (latency: Latency) => number | null])[] = [
  ["mean", ({ meanNs }) => meanNs],
  ["p50", ({ p50Ns }) => p50Ns],
  ["p90", ({ p90Ns }) => p90Ns],
  ["p99", ({ p99Ns }) => p99Ns],
  ["p999", ({ p999Ns }) => p999Ns],
  ["max", ({ maxNs }) => maxNs],
];

const figures: readonly Figure[] = [
  ...directions.flatMap((direction): Figure[] => {
    const find = (run: BenchmarkRun) =>
      run.results.find((result) => result.direction === direction) ?? null;
    const rate = { direction, better: "higher" } as const;
    return [
      { ...rate, metric: "iops", unit: "per-second", of: (run) => find(run)?.iops ?? null },
      {
        ...rate,
        metric: "bandwidth",
        unit: "bytes-per-second",
        of: (run) => find(run)?.bytesPerSecond ?? null,
      },
      ...latencyFigures(direction, (run) => find(run)?.latency ?? null),
    ];
  }),
  ...latencyFigures("flush", ({ flush }) => flush),
];

function latencyFigures(
  direction: Figure["direction"],
  find: (run: BenchmarkRun) => Latency | null,
): Figure[] {
  return latencies.map(([metric, value]) => ({
    direction,
    metric,
    unit: "ns",
    better: "lower",
    of: (run) => {
      const latency = find(run);
      return latency === null ? null : value(latency);
    },
  }));
}

function row({ of, ...figure }: Figure, compared: Sides, canJudge: boolean): ComparisonRow[] {
  const base = medianOf(compared.base.map(of));
  const changed = medianOf(compared.changed.map(of));
  if (base === null && changed === null) return [];
  const ofMedians = base === null || changed === null || base === 0 ? null : changed / base;
  const verdict = canJudge && figure.metric !== "max" ? judge(compared, figure.better, of) : null;
  return [{ ...figure, base, changed, ratio: verdict?.estimate.ratio ?? ofMedians, verdict }];
}

/**
 * The requests per second of the direction that did most of the work. In a closed loop they are the queue depth
 * divided by the mean latency, so every request counts; a percentile can look better while the rest got worse.
 */
function decisiveRow(rows: readonly ComparisonRow[], { base }: Sides): ComparisonRow | null {
  const work = (direction: ComparisonRow["direction"]): number =>
    base[0]?.results.find((result) => result.direction === direction)?.ios ?? 0;
  const [most] = rows
    .filter(({ metric, verdict }) => metric === "iops" && verdict !== null)
    .toSorted((a, b) => work(b.direction) - work(a.direction));
  return most ?? null;
}

function isComplete({ status }: BenchmarkRun): boolean {
  return status === "complete";
}

function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}

const drift =
  "The runs of one side were all made before those of the other: whatever else changed on the machine in the " +
  "meantime would look the same. Measure them in turn, where that is possible.";

function tooFew({ base, changed, order }: Sides): string {
  const have = `${count(base)} and ${count(changed)}`;
  return (
    `There is no verdict on ${have}: the next run of the same setting may differ as much. ` +
    `It takes at least ${fewestRuns(order)} of each${order === "in turn" ? " when they are made in turn" : ""}.`
  );
}

function incomplete(side: string, runs: readonly BenchmarkRun[]): string[] {
  const bad = runs.filter((run) => !isComplete(run)).length;
  return bad === 0 ? [] : [`Left out as not complete: ${bad} of the ${side} runs.`];
}

function count(runs: readonly BenchmarkRun[]): string {
  return runs.length === 1 ? "1 run" : `${runs.length} runs`;
}
