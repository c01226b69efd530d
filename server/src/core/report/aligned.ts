/**
 * Columns as wide as they need to be: figures to the right, words to the left.
 *
 * @param words The columns of words; the first row decides how many columns there are.
 */
export function aligned(
  cells: readonly (readonly string[])[],
  words: readonly number[] = [0],
): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return words.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
