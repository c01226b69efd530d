/** A half-open range of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `span`; an empty span inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** True when the two spans share at least one character; an insertion touches what it lies strictly inside of. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return false;
  return a.start < b.end && b.start < a.end;
}

/**
 * Applies edits that all refer to the same original text.
 * Insertions at one offset keep their order and come before a replacement that starts there.
 * Throws when two edits overlap: that is a bug in whoever made them.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let offset = 0;
  for (const edit of inOrder(edits)) {
    if (edit.span.start < offset) throw new Error("Edits overlap");
    result += text.slice(offset, edit.span.start) + edit.newText;
    offset = edit.span.end;
  }
  return result + text.slice(offset);
}

/** The edits in the order in which `applyEdits` takes them. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start ||
        Number(isReplacement(a.edit)) - Number(isReplacement(b.edit)) ||
        a.index - b.index,
    )
    .map(({ edit }) => edit);
}

function isReplacement({ span }: TextEdit): boolean {
  return span.start < span.end;
}
