/** No host has more; a number that is being typed must not cost memory. */
const mostCpus = 16384;

/** Reads libvirt's lists of processors, such as `0-3,^2,8`; `undefined` for what is none. */
export function parseCpuset(text: string): ReadonlySet<number> | undefined {
  const cpus = new Set<number>();
  for (const part of text.split(",")) {
    const [, not, first = "", last = first] =
      /^\s*(\^?)\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(part) ?? [];
    if (not === undefined || Number(first) > Number(last) || Number(last) >= mostCpus) {
      return undefined;
    }
    for (let cpu = Number(first); cpu <= Number(last); cpu++) {
      if (not === "") cpus.add(cpu);
      else cpus.delete(cpu);
    }
  }
  return cpus;
}

/** The shortest list that names these processors, ascending: `0-3,8`. */
export function formatCpuset(cpus: ReadonlySet<number>): string {
  const ranges: [first: number, last: number][] = [];
  for (const cpu of [...cpus].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range?.[1] === cpu - 1) range[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(",");
}
