/** A piece of what fio prints: a JSON document, parsed but not yet checked, or a line beside them. */
export type FioOutput =
  | { readonly kind: "document"; readonly value: unknown }
  | { readonly kind: "text"; readonly line: string }
  /** A document that ended before its end, or is no JSON. */
  | { readonly kind: "broken" };

/** More lines than this is not a document of a run with one group; kept from filling the memory. */
const maxDocumentLines = 200_000;

/**
 * Finds the JSON documents in fio's standard output. fio prints one per status interval and one at the end,
 * with notes and errors before, between, and (when another of its processes writes) inside them. A document
 * starts with a line `{` and ends with a line `}`; nested lines are indented, in every version.
 */
export class FioOutputReader {
  #document: string[] | undefined;

  /** `line` without its line end. */
  push(line: string): FioOutput[] {
    if (this.#document === undefined) {
      if (/^\{\s*$/.test(line)) {
        this.#document = [line];
        return [];
      }
      // fio ends some of its notes with a carriage return.
      const texts = line.split("\r").filter((text) => text.trim() !== "");
      return texts.map((text) => ({ kind: "text", line: text }));
    }
    this.#document.push(line);
    if (this.#document.length > maxDocumentLines) return this.end();
    if (!/^\}\s*$/.test(line)) return [];
    const value = parseDocument(this.#document);
    this.#document = undefined;
    return [value === undefined ? { kind: "broken" } : { kind: "document", value }];
  }

  end(): FioOutput[] {
    const isCut = this.#document !== undefined;
    this.#document = undefined;
    return isCut ? [{ kind: "broken" }] : [];
  }
}

function parseDocument(lines: readonly string[]): unknown {
  const whole = tryJson(lines);
  if (whole !== undefined) return whole;
  // Lines such as "fio: pid=..." that another process wrote in between.
  return tryJson(lines.filter((line) => /^\s*["{}[\]]/.test(line)));
}

function tryJson(lines: readonly string[]): unknown {
  const json = lines
    .map((line) =>
      line
        // fio does not escape control characters in names and descriptions.
        .replace(/\p{Cc}/gu, " ")
        // Floats are printed with %f, which knows nan and inf.
        .replace(/: -?(?:nan|inf)(?=\s*,?\s*$)/i, ": null"),
    )
    .join("\n");
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
