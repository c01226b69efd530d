/**
 * Python's `str.isspace` for one UTF-16 unit, which is what oslo.config strips.
 * JavaScript's `trim` differs: it takes the byte order mark off and leaves U+001C to U+001F and U+0085.
 */
export function isPythonSpace(unit: number): boolean {
  if (unit < 0x80)
    return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

/** The first offset in `[start, end)` that is not white space, or `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isPythonSpace(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset after the last character in `[start, end)` that is not white space, or `start`. */
export function skipSpaceBack(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isPythonSpace(text.charCodeAt(offset - 1))) offset--;
  return offset;
}
