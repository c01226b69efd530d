import type { TextEdit } from "./span.js";

/**
 * The edit that replaces `removed`, which stands at `offset`, by `added`, without what both have in common at their
 * ends; undefined when they are the same.
 */
export function trimmedEdit(offset: number, removed: string, added: string): TextEdit | undefined {
  if (removed === added) return undefined;
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
  return {
    span: { start: offset + head, end: offset + removed.length - tail },
    newText: added.slice(head, added.length - tail),
  };
}
