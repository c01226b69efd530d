import { isTelling, merged, percentile } from "./histogram.js";
import type { Latency } from "./run.js";

/** The latency of several runs, jobs or guests as one; at least one. Without histograms there are no percentiles. */
export function mergeLatencies(all: readonly Latency[]): Latency {
  const count = all.reduce((sum, latency) => sum + latency.count, 0);
  const bins = merged(all.map((latency) => latency.bins));
  const hasBins = all.every((latency) => latency.bins.length > 0);
  const maxNs = Math.max(...all.map((latency) => latency.maxNs));
  const at = (percent: number): number | null => {
    const found = hasBins && isTelling(count, percent) ? percentile(bins, percent) : null;
    // A bin is named by its middle, which can lie above all that was measured.
    return found === null ? null : Math.min(found, maxNs);
  };
  const sum = all.reduce((total, { meanNs, count: each }) => total + meanNs * each, 0);
  return {
    count,
    minNs: Math.min(...all.map(({ minNs }) => minNs)),
    meanNs: count === 0 ? 0 : sum / count,
    p50Ns: at(50),
    p90Ns: at(90),
    p99Ns: at(99),
    p999Ns: at(99.9),
    maxNs,
    bins: hasBins ? bins : [],
  };
}
