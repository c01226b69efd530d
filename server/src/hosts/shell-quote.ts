/** One word of a POSIX shell that stands for exactly this text. Throws for NUL, which no shell can hold. */
export function shellQuote(text: string): string {
  if (text.includes("\0")) throw new Error("A shell word cannot hold a NUL character.");
  return `'${text.replaceAll("'", "'\\''")}'`;
}
