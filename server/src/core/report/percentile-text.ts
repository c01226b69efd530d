import { isTelling } from "../benchmark/histogram.js";
import { formatNanoseconds } from "./quantities.js";

/** Stands for a figure that there is none of. */
export const notMeasured = "-";

/** A percentile of so many requests, or why there is none. */
export function percentileText(
  nanoseconds: number | null,
  percent: number,
  { count }: { readonly count: number },
): string {
  if (nanoseconds !== null) return formatNanoseconds(nanoseconds);
  return count > 0 && !isTelling(count, percent) ? "too few requests" : notMeasured;
}
