import { diffLines } from "diff";
import type { TextEdit } from "../core/text/span.js";
import { trimmedEdit } from "../core/text/trimmed-edit.js";

/**
 * Past this many differing lines the search for the shortest difference takes longer than a user waits; what lies
 * between the first and the last difference is then replaced as one.
 */
const mostDifferingLines = 2000;

/** Edits that turn `before` into `after` and leave alone what is the same, so that cursors and marks stay in place. */
export function minimalEdits(before: string, after: string): readonly TextEdit[] {
  const changes = diffLines(before, after, { maxEditLength: mostDifferingLines });
  if (changes === undefined) {
    const all = trimmedEdit(0, before, after);
    return all === undefined ? [] : [all];
  }
  const edits: TextEdit[] = [];
  let offset = 0;
  let removed = "";
  let added = "";
  const flush = (): void => {
    const edit = trimmedEdit(offset, removed, added);
    if (edit !== undefined) edits.push(edit);
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
