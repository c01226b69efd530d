/** What Nova makes of a CPU list such as `2-5,^4`. */
export type CpuSet =
  | { readonly cpus: ReadonlySet<number> }
  /** Nova refuses the list because of this item; absent when the items leave no CPU at all. */
  | { readonly badItem: string | undefined };

/** More CPUs than any host has; a range beyond it is not spelt out. */
const mostCpus = 1 << 16;

/**
 * `parse_cpu_spec` of nova/virt/hardware.py: `N`, `A-B`, `^N` and `^A-B` between commas, with nothing but exclusions or
 * an empty result refused by the options that use it. Undefined for lists that are too long to be meant.
 */
export function parseCpuSet(text: string): CpuSet | undefined {
  const included = new Set<number>();
  const excluded = new Set<number>();
  for (const item of text.split(",").map((part) => part.trim())) {
    if (item === "") continue;
    const range = /^(\^?)\s*(\d+)(?:\s*-\s*(\d+))?$/.exec(item);
    const [, exclusion, from = "", to = from] = range ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (range === null || first > last) return { badItem: item };
    if (last > mostCpus) return undefined;
    for (let cpu = first; cpu <= last; cpu++) (exclusion === "^" ? excluded : included).add(cpu);
  }
  for (const cpu of excluded) included.delete(cpu);
  return included.size === 0 ? { badItem: undefined } : { cpus: included };
}
