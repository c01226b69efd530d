import { diffLines } from "diff";
import type { TextEdit } from "../core/text/span.js";

/**
 * Past this many differing lines the search for the shortest difference takes longer than a user waits; what lies
 * between the first and the last difference is then replaced as one.
 */
const mostDifferingLines = 2000;

/** Edits that turn `before` into `after` and leave alone what is the same, so that cursors and marks stay in place. */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const changes = diffLines(before, after, { maxEditLength: mostDifferingLines });
  if (changes === undefined) return trimmed(0, before, after);
  const edits: TextEdit[] = [];
  let offset = 0;
  let removed = "";
  let added = "";
  const flush = (): void => {
    edits.push(...trimmed(offset, removed, added));
    offset += removed.length;
    removed = "";
    added = "";
  };
  for (const change of changes) {
    if (change.removed) removed += change.value;
    else if (change.added) added += change.value;
    else {
      flush();
      offset += change.value.length;
    }
  }
  flush();
  return edits;
}

/** The replacement of `removed`, which begins at `offset`, without what both have in common at their ends. */
function trimmed(offset: number, removed: string, added: string): readonly TextEdit[] {
  if (removed === added) return [];
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    removed[removed.length - 1 - tail] === added[added.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    {
      span: { start: offset + head, end: offset + removed.length - tail },
      newText: added.slice(head, added.length - tail),
    },
  ];
}
