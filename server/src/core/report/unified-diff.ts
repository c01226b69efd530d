import { FILE_HEADERS_ONLY, createTwoFilesPatch } from "diff";
import type { Style } from "./style.js";

/** The change of one file as `patch` reads it; the empty string when there is none. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return "";
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
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
