import { fewestBeyond, isTelling } from "../benchmark/histogram.js";
import type { Latency } from "../benchmark/run.js";

/** Points of a percentile curve; a chart and its table are drawn from the same ones. */
export interface CurvePoint {
  /** 0 to 100, without 100: the maximum has no place on a tail axis. */
  readonly percent: number;
  readonly latencyNs: number;
}

/** The percentiles that a table lists; those with too few I/Os behind them are left out by `latencyCurve`. */
export const listedPercents = [50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999] as const;

/**
 * Where a percentage lies on a tail axis: each step to the right is a tenth of the I/Os that are left, so that
 * 90, 99 and 99.9 are equally far apart.
 */
export function tailPosition(percent: number): number {
  return -Math.log10(1 - percent / 100);
}

/** The reverse of `tailPosition`. */
export function percentAt(position: number): number {
  return 100 * (1 - 10 ** -position);
}

/** Evenly spaced percentages on a tail axis, as far as the one of `latencies` with the most I/Os reaches. */
export function tailGrid(latencies: readonly Latency[], pointsPerStep = 40): readonly number[] {
  const most = Math.max(0, ...latencies.map(({ count }) => count));
  const last = Math.log10(Math.max(1, most / fewestBeyond));
  const points = Math.floor(last * pointsPerStep);
  return Array.from({ length: points + 1 }, (_, index) => percentAt(index / pointsPerStep));
}

/**
 * The latency that the given percentages of the I/Os did not exceed, in the order given (ascending); null where
 * too few I/Os lie beyond, or where fio gave no histogram.
 */
export function latencyCurve(
  { bins }: Latency,
  percents: readonly number[],
): readonly (CurvePoint | null)[] {
  const total = bins.reduce((sum, [, count]) => sum + count, 0);
  const points: (CurvePoint | null)[] = [];
  let bin = 0;
  let seen = bins[0]?.[1] ?? 0;
  for (const percent of percents) {
    const wanted = (percent / 100) * total;
    while (seen < wanted && bin < bins.length - 1) {
      bin++;
      seen += bins[bin]?.[1] ?? 0;
    }
    const latencyNs = bins[bin]?.[0];
    const enough = isTelling(total, percent);
    points.push(latencyNs !== undefined && enough ? { percent, latencyNs } : null);
  }
  return points;
}
