/**
 * The candidate that `word` was most likely meant to be: at most `limit` edits away
 * (insertions, deletions, substitutions, swapped neighbours); undefined when none is, or when two are equally near.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  limit = 2,
): string | undefined {
  if (word.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word, candidate, Math.min(limit, bestDistance));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      tied = false;
    } else if (distance === bestDistance && candidate !== best) {
      tied = true;
    }
  }
  return tied ? undefined : best;
}

/** No name is longer; comparing what is would cost the square of its length. */
const longest = 100;

/**
 * Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment), where it is at most `limit`;
 * some greater number otherwise. Only cells beside the diagonal can be within the limit, and words that have
 * little in common are given up after a few characters.
 */
function editDistance(a: string, b: string, limit: number): number {
  const far = limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = new Array<number>(b.length + 1).fill(far);
    if (i <= limit) current[0] = i;
    let least = current[0] ?? far;
    const last = Math.min(b.length, i + limit);
    for (let j = Math.max(1, i - limit); j <= last; j++) {
      const substitution = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(
        (previous[j] ?? far) + 1,
        (current[j - 1] ?? far) + 1,
        (previous[j - 1] ?? far) + substitution,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforePrevious[j - 2] ?? far) + 1);
      }
      current[j] = distance;
      least = Math.min(least, distance);
    }
    // A swap reaches back two rows, so both must be out of reach.
    if (least > limit && Math.min(...previous) > limit) return far;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? far;
}
