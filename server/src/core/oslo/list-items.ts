import type { Span } from "../text/span.js";
import type { OsloOption } from "./tree.js";
import { skipSpace, skipSpaceBack } from "./white-space.js";

export interface ListItem {
  readonly text: string;
  readonly span: Span;
}

/**
 * The items of a value as oslo.config's `List` type splits it: at commas, white space around each taken off.
 * Empty items are left out, since there is nothing to point at.
 */
export function listItems(option: OsloOption): readonly ListItem[] {
  const { value } = option;
  const items: ListItem[] = [];
  for (let from = 0; from <= value.length;) {
    const comma = value.indexOf(",", from);
    const to = comma === -1 ? value.length : comma;
    const start = skipSpace(value, from, to);
    const end = skipSpaceBack(value, start, to);
    if (start < end) {
      const span = { start: sourceOffset(option, start), end: sourceOffset(option, end - 1) + 1 };
      items.push({ text: value.slice(start, end), span });
    }
    from = to + 1;
  }
  return items;
}

/** Where the character at `offset` of the joined value stands in the file. */
function sourceOffset(option: OsloOption, offset: number): number {
  let before = 0;
  for (const { text, span } of option.valueLines) {
    if (offset <= before + text.length) return span.start + (offset - before);
    before += text.length + 1;
  }
  return option.valueSpan.end;
}
