/** `[latency in ns, how many]`, ascending, each latency once. */
export type Bins = readonly (readonly [number, number])[];

/**
 * The smallest latency that at least `percent` of all did not exceed; null when there are none. This is how
 * fio computes its own percentiles from the same bins, without interpolation.
 */
export function percentile(bins: Bins, percent: number): number | null {
  const wanted = (percent / 100) * total(bins);
  let seen = 0;
  for (const [latency, count] of bins) {
    seen += count;
    if (seen >= wanted && seen > 0) return latency;
  }
  return null;
}

/** How many requests must lie beyond a percentile before it says more than chance. */
export const fewestBeyond = 10;

/** Whether so many requests are enough for this percentile: 10,000 for the 99.9th. */
export function isTelling(count: number, percent: number): boolean {
  // A rounding error must not cost the last one.
  return count * (1 - percent / 100) >= fewestBeyond - 1e-6;
}

/** What was added to a cumulative histogram since `before`. */
export function since(before: Bins, now: Bins): Bins {
  const old = new Map(before);
  return now
    .map(([latency, count]) => [latency, count - (old.get(latency) ?? 0)] as const)
    .filter(([, count]) => count > 0);
}

/** Several histograms as one. Percentiles of several runs come from here; averages of percentiles mean nothing. */
export function merged(all: readonly Bins[]): Bins {
  const counts = new Map<number, number>();
  for (const [latency, count] of all.flat())
    counts.set(latency, (counts.get(latency) ?? 0) + count);
  return [...counts].toSorted(([a], [b]) => a - b);
}

export function total(bins: Bins): number {
  return bins.reduce((sum, [, count]) => sum + count, 0);
}

/**
 * The latency that stands for the bin with this index: fio's `plat_idx_to_val` with its 64 bins for each
 * power of two. fio before 2.21 prints bins by index, later ones print this value.
 */
export function latencyOfBin(index: number): number {
  if (index < 128) return index;
  const exponent = Math.floor(index / 64) - 1;
  return 2 ** (exponent + 6) + ((index % 64) + 0.5) * 2 ** exponent;
}
