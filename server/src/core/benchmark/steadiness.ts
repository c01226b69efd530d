import { linearRegression, mean } from "simple-statistics";
import type { Direction, Sample } from "./run.js";

/** Into so many equal parts a run is divided, as in SNIA's performance test specification. */
const windows = 5;

/** The specification's limits, as parts of the mean: the spread of the windows, and their trend from end to end. */
const limits = { spread: 0.2, trend: 0.1 };

/** Fewer samples would make windows of one second, which vary for many reasons. */
const fewestSamples = 2 * windows;

/** Whether the requests per second had settled while they were measured; null where it was too short to tell. */
export function isSteady(samples: readonly Sample[], direction: Direction): boolean | null {
  const rates = samples.filter((sample) => sample.direction === direction).map(({ iops }) => iops);
  if (rates.length < fewestSamples) return null;
  const means = Array.from({ length: windows }, (_, index) =>
    mean(
      rates.slice(
        Math.floor((index * rates.length) / windows),
        Math.floor(((index + 1) * rates.length) / windows),
      ),
    ),
  );
  const all = mean(means);
  const { m: slope } = linearRegression(means.map((value, index) => [index, value]));
  return (
    Math.max(...means) - Math.min(...means) <= limits.spread * all &&
    Math.abs(slope) * (windows - 1) <= limits.trend * all
  );
}

/** What the reader must know about it: sentences. */
export function steadinessNotes(
  samples: readonly Sample[],
  directions: readonly Direction[],
): string[] {
  return directions
    .filter((direction) => isSteady(samples, direction) === false)
    .map(
      (direction) =>
        `The ${direction}s per second had not settled: fifths of the run differ by more than 20 %, or go up or ` +
        "down by more than 10 %. Something warms up, fills up or interferes; a longer --runtime shows which.",
    );
}
