/** Line and column of a word in a text, counted from 1. */
export function placeOf(text: string, word: string): [number, number] {
  const at = text.indexOf(word);
  if (at === -1) throw new Error(`"${word}" is not in the text`);
  const before = text.slice(0, at).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}
