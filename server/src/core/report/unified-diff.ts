import { FILE_HEADERS_ONLY, createTwoFilesPatch, formatPatch } from "diff";
import type { Style } from "./style.js";

/** Lines that differ, old and new: the time to match them grows with the square. More of them nobody reads. */
const mostMatched = 5000;

/**
 * The change of one file as `patch` reads it; the empty string when there is none. Where thousands of lines differ it
 * replaces all that lies between the first and the last of them.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const matched = createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: mostMatched,
  });
  const diff = matched ?? replacement(name, linesOf(before), linesOf(after));
  // Without a tab behind it, which the library does not write, `patch` takes a name with a space to end there.
  return name.includes(" ") ? diff.replace(/^(.*)\n(.*)\n/, "$1\t\n$2\t\n") : diff;
}

function replacement(name: string, before: readonly string[], after: readonly string[]): string {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  const hunk = {
    // As `patch` counts: a hunk without lines stands after the line that it names.
    oldStart: removed.length === 0 ? head : head + 1,
    oldLines: removed.length,
    newStart: added.length === 0 ? head : head + 1,
    newLines: added.length,
    lines: [
      ...removed.flatMap((line) => marked("-", line)),
      ...added.flatMap((line) => marked("+", line)),
    ],
  };
  const file = { oldFileName: name, newFileName: name, oldHeader: undefined, newHeader: undefined };
  return formatPatch({ ...file, hunks: [hunk] }, FILE_HEADERS_ONLY);
}

/** With the line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(sign: "+" | "-", line: string): readonly string[] {
  return line.endsWith("\n")
    ? [sign + line.slice(0, -1)]
    : [sign + line, "\\ No newline at end of file"];
}

/** The same for a person at a terminal. */
export function colouredDiff(diff: string, style: Style): string {
  return diff
    .split("\n")
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return style.strong(line);
      if (line.startsWith("+")) return style.added(line);
      return line.startsWith("-") ? style.removed(line) : line;
    })
    .join("\n");
}
