import type { BenchmarkRun } from "./run.js";
import {
  type RatioEstimate,
  fewestPairs,
  fewestUnpaired,
  pairedRatio,
  unpairedRatio,
} from "./statistics.js";

export type VerdictWord = "faster" | "slower" | "no measurable difference";

/** What several runs of each side say about one figure. */
export interface Verdict {
  readonly word: VerdictWord;
  readonly estimate: RatioEstimate;
  /** By which fraction at least, such as 0.08 for 8 %; null where no difference was measured. */
  readonly atLeast: number | null;
}

/** How the two sides were measured in time. */
export type Order = "in turn" | "one after the other";

/**
 * Below this nothing is called a difference: fio's histogram has steps of up to 1.6 %, and what a guest's
 * neighbours and its own clock do is of that size.
 */
export const smallestDifference = 0.02;

export interface Sides {
  readonly base: readonly BenchmarkRun[];
  readonly changed: readonly BenchmarkRun[];
  readonly order: Order;
}

/**
 * Sorts out how the runs of two sides lie in time. "in turn" when each two neighbours are one of each side,
 * whichever first (ABBA); the sides are then in the order of the pairs.
 */
export function sides(base: readonly BenchmarkRun[], changed: readonly BenchmarkRun[]): Sides {
  const isBase = new Set(base);
  // ISO 8601 in UTC sorts as text.
  const all = [...base, ...changed].toSorted((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  );
  const byTime = (runs: readonly BenchmarkRun[]): readonly BenchmarkRun[] =>
    all.filter((run) => runs.includes(run));
  const inTurn =
    base.length === changed.length &&
    base.length > 1 &&
    all.every((run, index) => {
      const neighbour = all[index % 2 === 0 ? index + 1 : index - 1];
      return neighbour !== undefined && isBase.has(run) !== isBase.has(neighbour);
    });
  return {
    base: byTime(base),
    changed: byTime(changed),
    order: inTurn ? "in turn" : "one after the other",
  };
}

/** How many runs each side needs before anything can be said. */
export function fewestRuns(order: Order): number {
  return order === "in turn" ? fewestPairs : fewestUnpaired;
}

/**
 * The verdict on one figure; null with too few runs, or where a run did not measure it.
 *
 * @param figure What is compared; null where the run has none.
 */
export function judge(
  { base, changed, order }: Sides,
  better: "higher" | "lower",
  figure: (run: BenchmarkRun) => number | null,
): Verdict | null {
  const before = allMeasured(base.map(figure));
  const after = allMeasured(changed.map(figure));
  if (before === null || after === null) return null;
  const estimate =
    order === "in turn"
      ? pairedRatio(before.map((value, index) => [value, after[index] ?? Number.NaN] as const))
      : unpairedRatio(before, after);
  if (estimate === null) return null;
  const { low, high } = estimate;
  const isMore = low > 1 + smallestDifference;
  const isLess = high < 1 - smallestDifference;
  if (!isMore && !isLess) return { word: "no measurable difference", estimate, atLeast: null };
  const word = isMore === (better === "higher") ? "faster" : "slower";
  return { word, estimate, atLeast: isMore ? low - 1 : 1 - high };
}

function allMeasured(figures: readonly (number | null)[]): readonly number[] | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === figures.length ? known : null;
}
