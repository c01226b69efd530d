/** More is not kept of one line: nothing that is read here has longer ones. */
const maxLineLength = 1_000_000;

/** Puts chunks of text, cut anywhere, back together into lines (LF or CRLF, without the line end). */
export class LineSplitter {
  #rest = "";

  push(chunk: string): string[] {
    const lines = (this.#rest + chunk).split("\n");
    this.#rest = (lines.pop() ?? "").slice(0, maxLineLength);
    return lines.map(withoutCarriageReturn);
  }

  /** The last line, if it did not end. */
  end(): string[] {
    const rest = this.#rest;
    this.#rest = "";
    return rest === "" ? [] : [withoutCarriageReturn(rest)];
  }
}

function withoutCarriageReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
