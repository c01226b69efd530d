import { median } from "simple-statistics";

/**
 * How many times `base` the changed side is, with an interval that holds the true ratio in 95 of 100
 * comparisons. Whole runs are what is counted: the seconds inside one run resemble each other too much.
 */
export interface RatioEstimate {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided: what may lie outside of the interval. */
const alpha = 0.05;

/** Fewer pairs cannot give a 95 % interval, however clear they are: 2 / 2^5 is above 5 %. */
export const fewestPairs = 6;

/** Fewer runs on each side cannot give one: 2 / C(6,3) is above 5 %. */
export const fewestUnpaired = 4;

/**
 * From pairs `[base, changed]` that were measured next to each other: the Hodges-Lehmann estimate of the
 * log-ratios and the interval of Wilcoxon's signed-rank test. Neither supposes a distribution nor minds an
 * outlier. Null with too few pairs, or where a figure is not above zero.
 */
export function pairedRatio(pairs: readonly (readonly [number, number])[]): RatioEstimate | null {
  if (pairs.some((pair) => pair.some((figure) => !(figure > 0)))) return null;
  const logs = pairs.map(([base, changed]) => Math.log(changed / base));
  const averages = logs.flatMap((one, index) =>
    logs.slice(index).map((other) => (one + other) / 2),
  );
  return estimate(averages, outsideBelow(signedRankCounts(pairs.length)));
}

/**
 * The middle of several runs of one side, with the interval of the signed-rank test; null as for `pairedRatio`.
 */
export function middleOf(figures: readonly number[]): RatioEstimate | null {
  return pairedRatio(figures.map((figure) => [1, figure]));
}

/** How far the ends of the interval are from its middle, as a part of it. */
export function halfWidth({ ratio, low, high }: RatioEstimate): number {
  return Math.max(high / ratio - 1, 1 - low / ratio);
}

/**
 * From two sets that were not measured in turn: the Hodges-Lehmann shift of the logarithms and the interval of
 * the test of Mann and Whitney. Null with too few runs, or where a figure is not above zero.
 */
export function unpairedRatio(
  base: readonly number[],
  changed: readonly number[],
): RatioEstimate | null {
  if ([...base, ...changed].some((figure) => !(figure > 0))) return null;
  const differences = base.flatMap((one) => changed.map((other) => Math.log(other / one)));
  return estimate(differences, unpairedOutside(base.length, changed.length));
}

/** The median of the values, and the `outside`-th from both ends; null when that is none. */
function estimate(values: readonly number[], outside: number): RatioEstimate | null {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[outside - 1];
  const high = sorted[sorted.length - outside];
  if (low === undefined || high === undefined) return null;
  return { ratio: Math.exp(median(sorted)), low: Math.exp(low), high: Math.exp(high) };
}

/** The largest k for which a statistic below k has at most `alpha / 2` of all arrangements. */
function outsideBelow(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const first = counts.findIndex((count) => (below += count) / all > alpha / 2);
  return Math.max(0, first);
}

/** In how many of the 2^n sign patterns the ranks with a plus add up to the index. */
function signedRankCounts(n: number): number[] {
  let counts = [1];
  for (let rank = 1; rank <= n; rank++) {
    const longer = [...counts, ...Array<number>(rank).fill(0)];
    counts = longer.map((count, sum) => count + (counts[sum - rank] ?? 0));
  }
  return counts;
}

/** Above it the counts are no longer exact in a double, and the normal distribution is close enough. */
const exactUpTo = 25;

function unpairedOutside(n: number, m: number): number {
  if (n <= exactUpTo && m <= exactUpTo) return outsideBelow(rankSumCounts(n, m));
  const spread = Math.sqrt((n * m * (n + m + 1)) / 12);
  return Math.floor((n * m) / 2 - 1.96 * spread);
}

/** In how many of the orders of n and m values the statistic of Mann and Whitney is the index. */
function rankSumCounts(n: number, m: number): number[] {
  // The coefficients of the product over i of (1 - q^(m+i)) / (1 - q^i).
  const counts = Array<number>(n * m + 1).fill(0);
  counts[0] = 1;
  for (let i = 1; i <= n; i++) {
    for (let sum = counts.length - 1; sum >= m + i; sum--) {
      counts[sum] = (counts[sum] ?? 0) - (counts[sum - m - i] ?? 0);
    }
    for (let sum = i; sum < counts.length; sum++) {
      counts[sum] = (counts[sum] ?? 0) + (counts[sum - i] ?? 0);
    }
  }
  return counts;
}
