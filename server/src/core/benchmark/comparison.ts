import type { BenchmarkRun, Direction } from "./run.js";

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
