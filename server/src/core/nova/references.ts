import {
  findOption,
  isKnownGroup,
  isLegalUnregistered,
  removalOf,
} from "../catalog/nova-options.js";
import type { Span } from "../text/span.js";
import type { NovaEntry } from "./entry.js";

/** A `$name` in a value for which oslo.config finds nothing. */
export interface BrokenReference {
  /** From the `$` on. */
  readonly span: Span;
  readonly text: string;
  /** What it is with braces around the part that is an option; a dot after a name belongs to the name otherwise. */
  readonly braced: string | undefined;
}

/**
 * `$name`, `${name}`, `$group.name` and `${group.name}` as oslo.config substitutes them: a plain name is looked for in
 * the option's own group, then in `DEFAULT`. What an older release or the file itself knows counts as found.
 */
export function brokenReferences(
  entry: NovaEntry,
  all: readonly NovaEntry[],
  release: string | undefined,
): readonly BrokenReference[] {
  const { option, known, group } = entry;
  if (known === undefined && !isLegalUnregistered(group, entry.name, release)) return [];
  if (option.valueLines.length > 1) return [];
  const home = known?.group ?? group;
  const isFound = (name: string): boolean =>
    [home, "DEFAULT"].some((place) => mayExist(place, name, { all, release }));
  return [...option.value.matchAll(pattern)].flatMap((match): BrokenReference[] => {
    const [text, plain, inBraces] = match;
    const name = plain ?? inBraces;
    if (name === undefined) return [];
    const [first = "", ...rest] = name.split(".");
    if (rest.length === 0 ? isFound(first) : isKnownGroup(first, release) || isOfFile(first, all))
      return [];
    const start = option.valueSpan.start + match.index;
    const braced =
      plain !== undefined && rest.length > 0 && isFound(first)
        ? `\${${first}}.${rest.join(".")}`
        : undefined;
    return [{ span: { start, end: start + text.length }, text, braced }];
  });
}

/** An escaped `$` matches without a name. */
const pattern = /\\\$|\$\$|\$(?:([_a-z][._a-z0-9]*)|\{([_a-z][._a-z0-9]*)\})/gi;

function mayExist(
  group: string,
  name: string,
  { all, release }: { readonly all: readonly NovaEntry[]; readonly release: string | undefined },
): boolean {
  return (
    findOption(group, name, release) !== undefined ||
    isLegalUnregistered(group, name, release) ||
    removalOf(group, name, release) !== undefined ||
    name.startsWith("config_") ||
    all.some((entry) => entry.group === group && entry.name === name)
  );
}

function isOfFile(group: string, all: readonly NovaEntry[]): boolean {
  return all.some((entry) => entry.group === group);
}
