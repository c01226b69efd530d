import type { ComparisonRow, Metric } from "../benchmark/comparison.js";
import type { BenchmarkRun, DirectionResult, Latency } from "../benchmark/run.js";
import { formatBytesPerSecond, formatCount, formatNanoseconds } from "./quantities.js";

/** One line of a table of figures. */
export interface Figure {
  readonly metric: Metric;
  readonly label: string;
  /** With its unit; "–" where it was not measured. */
  readonly text: string;
}

export const metricLabels: Readonly<Record<Metric, string>> = {
  iops: "IOPS",
  bandwidth: "Bandwidth",
  mean: "Mean",
  p50: "p50",
  p90: "p90",
  p99: "p99",
  p999: "p99.9",
  max: "Max",
};

/** What the figures of one direction are, as a heading: "Writes: latency until the data is on stable storage". */
export function directionHeading(
  direction: ComparisonRow["direction"],
  kind: BenchmarkRun["latencyKind"],
): string {
  if (direction === "flush") return "Flushes (fsync and fdatasync): latency";
  if (direction === "read") return "Reads: completion latency";
  return kind === "synchronous-write"
    ? "Writes: latency until the data is on stable storage"
    : "Writes: completion latency";
}

export function directionFigures({
  iops,
  bytesPerSecond,
  latency,
}: DirectionResult): readonly Figure[] {
  return [
    figure("iops", formatCount(iops)),
    figure("bandwidth", formatBytesPerSecond(bytesPerSecond)),
    ...latencyFigures(latency),
  ];
}

export function latencyFigures(latency: Latency): readonly Figure[] {
  const { meanNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs } = latency;
  return [
    figure("mean", formatNanoseconds(meanNs)),
    figure("p50", nanosecondsOrNone(p50Ns)),
    figure("p90", nanosecondsOrNone(p90Ns)),
    figure("p99", nanosecondsOrNone(p99Ns)),
    figure("p999", nanosecondsOrNone(p999Ns)),
    figure("max", formatNanoseconds(maxNs)),
  ];
}

/** One side of a comparison's row, with its unit. */
export function comparedFigure({ unit }: ComparisonRow, value: number | null): string {
  if (value === null) return notMeasured;
  if (unit === "ns") return formatNanoseconds(value);
  return unit === "bytes-per-second" ? formatBytesPerSecond(value) : formatCount(value);
}

/** Stands for a figure that there is none of. */
export const notMeasured = "–";

function figure(metric: Metric, text: string): Figure {
  return { metric, label: metricLabels[metric], text };
}

function nanosecondsOrNone(nanoseconds: number | null): string {
  return nanoseconds === null ? notMeasured : formatNanoseconds(nanoseconds);
}
