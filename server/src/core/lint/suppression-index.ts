import type { Suppression } from "./suppressions.js";

/** Finds what switches a rule off in a place without looking at all suppressions: there may be one for each device. */
export class SuppressionIndex {
  readonly #byRule = new Map<string | undefined, Ordered>();

  constructor(suppressions: readonly Suppression[]) {
    const groups = new Map<string | undefined, Suppression[]>();
    for (const suppression of suppressions) {
      const group = groups.get(suppression.rule);
      if (group === undefined) groups.set(suppression.rule, [suppression]);
      else group.push(suppression);
    }
    for (const [rule, group] of groups) this.#byRule.set(rule, ordered(group));
  }

  /** The suppressions of a finding of `rule` that starts at `offset`. */
  at(rule: string, offset: number): readonly Suppression[] {
    return [
      ...coveringIn(this.#byRule.get(rule), offset),
      ...coveringIn(this.#byRule.get(undefined), offset),
    ];
  }
}

/** Suppressions by where their regions start. */
interface Ordered {
  readonly items: readonly Suppression[];
  /** For each, how far it and those before it reach. */
  readonly reaches: readonly number[];
  /** Those of the whole file, which would make every one reach to the end. */
  readonly fromStart: readonly Suppression[];
}

function ordered(suppressions: readonly Suppression[]): Ordered {
  const items = suppressions
    .filter(({ region }) => region.start > 0)
    .sort((a, b) => a.region.start - b.region.start);
  let reach = 0;
  const reaches = items.map(({ region }) => (reach = Math.max(reach, region.end)));
  return { items, reaches, fromStart: suppressions.filter(({ region }) => region.start === 0) };
}

function coveringIn(group: Ordered | undefined, offset: number): readonly Suppression[] {
  if (group === undefined) return [];
  const { items, reaches, fromStart } = group;
  const found = fromStart.filter(({ region }) => offset < region.end);
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.region.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; (reaches[index] ?? 0) > offset; index--) {
    const item = items[index];
    if (item !== undefined && offset < item.region.end) found.push(item);
  }
  return found;
}
