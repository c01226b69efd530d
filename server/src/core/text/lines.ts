import type { Span } from "./span.js";

/** Where the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text[start - 1])) start--;
  return start;
}

/** The line break that the text uses, by its first one. */
export function lineBreakOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? "\n";
}

/** The span with the white space and the line break around it when nothing else stands on its lines; else as it is. */
export function withOwnLines(text: string, span: Span): Span {
  const start = lineStart(text, span.start);
  const end = skipBlanks(text, span.end);
  if (skipBlanks(text, start) < span.start) return span;
  if (end === text.length) return { start, end };
  if (!isLineBreak(text[end])) return span;
  return { start, end: end + (text.startsWith("\r\n", end) ? 2 : 1) };
}

/** The offset of the first character at or after `offset` that is neither space nor tab. */
export function skipBlanks(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end++;
  return end;
}

export function isLineBreak(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
