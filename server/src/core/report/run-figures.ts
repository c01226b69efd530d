import type { ComparisonRow, Metric } from "../benchmark/comparison.js";
import type { BenchmarkRun, DirectionResult, Latency } from "../benchmark/run.js";
import { metricTitles } from "./comparison-text.js";
import { percentileText } from "./percentile-text.js";
import { formatBytesPerSecond, formatCount, formatNanoseconds } from "./quantities.js";
import { latencyTitle } from "./run-text.js";

/** One line of a table of figures. */
export interface Figure {
  readonly metric: Metric;
  readonly label: string;
  /** With its unit; "-" where it was not measured. */
  readonly text: string;
}

/** What the figures of one direction are of, as a heading. */
export function directionHeading(
  direction: ComparisonRow["direction"],
  run: BenchmarkRun | undefined,
): string {
  if (direction === "flush") return "Flushes: latency of fsync and fdatasync";
  const title = run === undefined ? "latency" : latencyTitle(run);
  return `${direction === "read" ? "Reads" : "Writes"}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
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
    figure("p50", percentileText(p50Ns, 50, latency)),
    figure("p90", percentileText(p90Ns, 90, latency)),
    figure("p99", percentileText(p99Ns, 99, latency)),
    figure("p999", percentileText(p999Ns, 99.9, latency)),
    figure("max", formatNanoseconds(maxNs)),
  ];
}

function figure(metric: Metric, text: string): Figure {
  return { metric, label: metricTitles[metric], text };
}
