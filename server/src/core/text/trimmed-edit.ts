import type { Span, TextEdit } from "./span.js";

/** The edit that replaces `span` by `newText`, without what is the same at both ends; undefined when all is the same. */
export function trimmedEdit(text: string, span: Span, newText: string): TextEdit | undefined {
  const old = text.slice(span.start, span.end);
  if (old === newText) return undefined;
  const shorter = Math.min(old.length, newText.length);
  let before = 0;
  while (before < shorter && old[before] === newText[before]) before++;
  let after = 0;
  while (after < shorter - before && old.at(-1 - after) === newText.at(-1 - after)) after++;
  return {
    span: { start: span.start + before, end: span.end - after },
    newText: newText.slice(before, newText.length - after),
  };
}
