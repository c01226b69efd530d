import type { Span } from "../../server/src/core/text/span.js";

/** A text with its markers taken out, and the places that they pointed at. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/**
 * Takes caret lines out of a text. A line of nothing but spaces and carets marks the line above it, each run of
 * carets one span; columns count UTF-16 units, a tab is one. A leading line break is dropped.
 */
export function readMarkers(marked: string): MarkedText {
  const lines: string[] = [];
  const spans: Span[] = [];
  let offset = 0;
  let previousStart = 0;
  for (const line of marked.replace(/^\n/, "").split("\n")) {
    if (/^[ \t]*\^[ ^]*$/.test(line)) {
      for (const run of line.matchAll(/\^+/g)) {
        spans.push({
          start: previousStart + run.index,
          end: previousStart + run.index + run[0].length,
        });
      }
      continue;
    }
    lines.push(line);
    previousStart = offset;
    offset += line.length + 1;
  }
  return { text: lines.join("\n"), spans };
}

/** The inverse, for failures that a reader can compare: carets under each span. */
export function drawMarkers(text: string, spans: readonly Span[]): string {
  const lines = text.split("\n");
  const drawn: string[] = [];
  let offset = 0;
  for (const line of lines) {
    drawn.push(line);
    const here = spans.filter(({ start }) => start >= offset && start <= offset + line.length);
    for (const { start, end } of here) {
      drawn.push(" ".repeat(start - offset) + "^".repeat(Math.max(1, end - start)));
    }
    offset += line.length + 1;
  }
  return drawn.join("\n");
}
