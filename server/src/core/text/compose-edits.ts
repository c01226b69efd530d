import { type TextEdit, inOrder } from "./span.js";

/** A stretch of a text; `from` is where the original has it, if it does. */
interface Piece {
  readonly text: string;
  readonly from: number | undefined;
}

/** The edits of `text` that do at once what `first` and then, in the text that it gives, `second` do. */
export function composeEdits(
  text: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return toEdits(text, applied(applied([{ text, from: 0 }], first), second));
}

function applied(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const { span, newText } of inOrder(edits)) {
    result.push(...between(pieces, offset, span.start), { text: newText, from: undefined });
    offset = span.end;
  }
  result.push(...between(pieces, offset, Infinity));
  return result;
}

function between(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  let offset = 0;
  return pieces.flatMap(({ text, from }) => {
    const cutStart = Math.max(0, start - offset);
    const cutEnd = Math.min(text.length, end - offset);
    offset += text.length;
    if (cutStart >= cutEnd) return [];
    return [
      { text: text.slice(cutStart, cutEnd), from: from === undefined ? from : from + cutStart },
    ];
  });
}

function toEdits(text: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let newText = "";
  const flush = (end: number): void => {
    if (end > offset || newText !== "") edits.push({ span: { start: offset, end }, newText });
    newText = "";
  };
  for (const piece of pieces) {
    if (piece.from === undefined) {
      newText += piece.text;
    } else {
      flush(piece.from);
      offset = piece.from + piece.text.length;
    }
  }
  flush(text.length);
  return edits;
}
