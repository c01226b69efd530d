import { type BenchmarkRun, requestsPerSecond } from "./run.js";
import { halfWidth, middleOf, pairedRatio } from "./statistics.js";

/** Whether the runs agree so well that their middle is known to this part of itself, such as 0.05. */
export function isNarrow(runs: readonly BenchmarkRun[], within: number): boolean {
  const middle = middleOf(runs.map(requestsPerSecond));
  return middle !== null && halfWidth(middle) <= within;
}

/** The same of the ratio between two sides that were measured in turn. */
export function isRatioNarrow(
  base: readonly BenchmarkRun[],
  changed: readonly BenchmarkRun[],
  within: number,
): boolean {
  const pairs = base.flatMap((run, index) => {
    const other = changed[index];
    return other === undefined ? [] : [[requestsPerSecond(run), requestsPerSecond(other)] as const];
  });
  const ratio = pairedRatio(pairs);
  return ratio !== null && halfWidth(ratio) <= within;
}
