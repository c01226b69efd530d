import type { RelatedPlace } from "../lint/finding.js";
import type { Span } from "../text/span.js";
import type { Disk } from "./domain.js";

/**
 * Where a finding about several disks of one guest belongs: on the only disk, else on the first, with each disk as a
 * related place. `undefined` without disks.
 */
export function placeForAll(
  disks: readonly Disk[],
  placeOf: (disk: Disk) => Span,
): { readonly span: Span; readonly related: readonly RelatedPlace[] } | undefined {
  const [first] = disks;
  if (first === undefined) return undefined;
  const related = disks.map((disk) => ({ span: placeOf(disk), message: `Disk '${disk.name}'` }));
  return { span: placeOf(first), related: disks.length === 1 ? [] : related };
}

/** `disk 'vda'`, or `disks 'vda', 'vdb' and 'vdc'`. */
export function namesOf(disks: readonly Disk[]): string {
  const names = disks.map(({ name }) => `'${name}'`);
  return `${names.length === 1 ? "disk" : "disks"} ${listed(names)}`;
}

/** `a`, `a and b`, `a, b and c`; of more than eight words the first seven and how many others there are. */
export function listed(words: readonly string[]): string {
  const shown =
    words.length > 8 ? [...words.slice(0, 7), `${String(words.length - 7)} more`] : words;
  const last = shown.at(-1) ?? "";
  const before = shown.slice(0, -1);
  return before.length === 0 ? last : `${before.join(", ")} and ${last}`;
}
