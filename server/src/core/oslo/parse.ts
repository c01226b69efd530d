import type { Span } from "../text/span.js";
import type {
  OsloComment,
  OsloError,
  OsloErrorKind,
  OsloFile,
  OsloOption,
  OsloSection,
  OsloValueLine,
} from "./tree.js";
import { skipSpace, skipSpaceBack } from "./white-space.js";

/**
 * Reads a configuration file as oslo.config does (oslo_config/iniparser.py and `ConfigParser` of cfg.py), for any string,
 * in time that grows with its length. Where oslo.config gives up, the error is noted and reading goes on.
 */
export function parseOslo(text: string): OsloFile {
  if (text.charCodeAt(0) !== BYTE_ORDER_MARK) return new Reader(text, 0).read();
  // oslo.config takes the mark for the first character of the first line. What it then complains about is the mark's
  // doing; the rest is read without it.
  const [complaint] = new Reader(text, 0).read().errors;
  const file = new Reader(text, 1).read();
  if (complaint === undefined) return file;
  return {
    ...file,
    errors: [{ ...complaint, span: { start: 0, end: 1 }, byteOrderMark: true }, ...file.errors],
  };
}

const BYTE_ORDER_MARK = 0xfeff;

const messages: Record<OsloErrorKind, string> = {
  "separator-missing": "No ':' or '=' found in assignment",
  "key-empty": "Key cannot be empty",
  "continuation-unexpected": "Unexpected continuation line",
  "section-unclosed": "Invalid section (must end with ])",
  "section-unnamed": "Empty section name",
  "section-missing": "Section must be started before assignment",
};

/** A physical line: `end` is before the white space at its end. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

interface PendingOption extends Omit<OsloOption, "span" | "value" | "valueSpan" | "valueLines"> {
  readonly firstLine: OsloValueLine;
  readonly continuation: OsloValueLine[];
}

/** What an indented line belongs to: an assignment, or the error that it is part of. */
type Pending =
  { readonly option: PendingOption } | { readonly indentedLines: OsloValueLine[] } | undefined;

class Reader {
  readonly #text: string;
  readonly #start: number;
  readonly #sections: (Omit<OsloSection, "options"> & { readonly options: OsloOption[] })[] = [];
  readonly #orphans: OsloOption[] = [];
  readonly #comments: OsloComment[] = [];
  readonly #errors: OsloError[] = [];
  #pending: Pending;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  read(): OsloFile {
    let number = 0;
    for (let start = this.#start; start < this.#text.length;) {
      let stop = start;
      while (stop < this.#text.length && !isLineBreak(this.#text.charCodeAt(stop))) stop++;
      number++;
      this.#line({ start, end: skipSpaceBack(this.#text, start, stop), number });
      start = this.#text.startsWith("\r\n", stop) ? stop + 2 : stop + 1;
    }
    this.#finishOption(number);
    return {
      text: this.#text,
      sections: this.#sections,
      orphans: this.#orphans,
      comments: this.#comments,
      errors: this.#errors,
    };
  }

  /** The order of these tests is oslo.config's. */
  #line(line: Line): void {
    if (line.start === line.end) {
      this.#finishOption(line.number);
      return;
    }
    const first = this.#text.charAt(line.start);
    if (first === " " || first === "\t") {
      this.#continuation(line);
      return;
    }
    this.#finishOption(line.number);
    if (first === "[") this.#header(line);
    else if (first === "#" || first === ";") this.#comment(line);
    else this.#assignment(line);
  }

  #continuation(line: Line): void {
    const start = skipSpace(this.#text, line.start, line.end);
    const valueLine: OsloValueLine = {
      text: this.#text.slice(start, line.end),
      span: { start, end: line.end },
      indentSpan: { start: line.start, end: start },
    };
    if (this.#pending === undefined) {
      const indentedLines = [valueLine];
      this.#error("continuation-unexpected", line, valueLine.span, { indentedLines });
      // What stands below an indented header was meant for it, and is no mistake of its own.
      if (/^\[.+\]$/.test(valueLine.text)) this.#section(valueLine.span, { intact: false });
      this.#pending = { indentedLines };
    } else if ("option" in this.#pending) {
      this.#pending.option.continuation.push(valueLine);
    } else {
      this.#pending.indentedLines.push(valueLine);
    }
  }

  #header(line: Line): void {
    const closed = this.#text.charAt(line.end - 1) === "]";
    const nameStart = line.start + 1;
    const firstBracket = this.#text.slice(nameStart, line.end).indexOf("]");
    const likelyEnd = firstBracket === -1 ? line.end : nameStart + firstBracket;
    const nameEnd = closed ? line.end - 1 : likelyEnd;
    const headerSpan = { start: line.start, end: line.end };
    const named = nameEnd > nameStart;
    if (!closed) this.#error("section-unclosed", line, headerSpan);
    else if (!named) this.#error("section-unnamed", line, headerSpan);
    this.#section(headerSpan, { intact: closed && named, nameEnd });
  }

  #section(
    headerSpan: Span,
    header: { readonly intact: boolean; readonly nameEnd?: number },
  ): void {
    const { intact, nameEnd = headerSpan.end - 1 } = header;
    const nameSpan = { start: headerSpan.start + 1, end: nameEnd };
    this.#sections.push({ name: this.#slice(nameSpan), headerSpan, nameSpan, intact, options: [] });
  }

  #comment(line: Line): void {
    this.#comments.push({
      text: this.#text.slice(line.start + 1, line.end),
      span: { start: line.start, end: line.end },
    });
  }

  #assignment(line: Line): void {
    let at = line.start;
    while (at < line.end && this.#text[at] !== "=" && this.#text[at] !== ":") at++;
    const separator = this.#text[at];
    const nameSpan = {
      start: skipSpace(this.#text, line.start, at),
      end: skipSpaceBack(this.#text, line.start, at),
    };
    if (at === line.end || (separator !== "=" && separator !== ":")) {
      if (this.#text.charCodeAt(line.start) === BYTE_ORDER_MARK) {
        this.#markAmidFile(line);
        return;
      }
      this.#error("separator-missing", line, { start: line.start, end: line.end });
      this.#pending = { indentedLines: [] };
      return;
    }
    if (nameSpan.start >= nameSpan.end) {
      this.#error("key-empty", line, { start: line.start, end: line.end });
      this.#pending = { indentedLines: [] };
      return;
    }
    const { quote, span } = this.#firstValue(at + 1, line.end);
    this.#pending = {
      option: {
        name: this.#slice(nameSpan),
        nameSpan,
        separator,
        separatorSpan: { start: at, end: at + 1 },
        quote,
        firstLine: {
          text: this.#slice(span),
          span,
          indentSpan: { start: span.start, end: span.start },
        },
        continuation: [],
      },
    };
  }

  /** Where files with a mark were put together, a header or comment hides behind the mark. */
  #markAmidFile(line: Line): void {
    let start = line.start;
    while (this.#text.charCodeAt(start) === BYTE_ORDER_MARK) start++;
    const span = { start: line.start, end: start };
    this.#error("separator-missing", line, span, { byteOrderMark: true });
    this.#line({ ...line, start });
  }

  /** Quotes go only as a pair around the first line; a lone quote counts as both and leaves nothing. */
  #firstValue(from: number, lineEnd: number): { quote: OsloOption["quote"]; span: Span } {
    const start = skipSpace(this.#text, from, lineEnd);
    if (start === lineEnd) return { quote: undefined, span: { start: from, end: from } };
    const first = this.#text[start];
    if ((first === '"' || first === "'") && this.#text[lineEnd - 1] === first) {
      return { quote: first, span: { start: start + 1, end: Math.max(start + 1, lineEnd - 1) } };
    }
    return { quote: undefined, span: { start, end: lineEnd } };
  }

  /** `lineNumber` is the line that ends the assignment: oslo.config notices only there that no section was started. */
  #finishOption(lineNumber: number): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined || !("option" in pending)) return;
    const { firstLine, continuation, ...option } = pending.option;
    const last = continuation.at(-1) ?? firstLine;
    const closingQuote =
      continuation.length === 0 &&
      option.quote !== undefined &&
      this.#text[last.span.end] === option.quote;
    const finished: OsloOption = {
      ...option,
      span: { start: option.nameSpan.start, end: last.span.end + (closingQuote ? 1 : 0) },
      valueLines: [firstLine, ...continuation],
      value: [firstLine, ...continuation].map((line) => line.text).join("\n"),
      valueSpan: { start: firstLine.span.start, end: last.span.end },
    };
    const section = this.#sections.at(-1);
    if (section !== undefined) {
      section.options.push(finished);
      return;
    }
    // One missing header is one mistake, however many assignments it leaves outside.
    if (this.#orphans.length === 0) {
      this.#errors.push({
        kind: "section-missing",
        message: messages["section-missing"],
        line: lineNumber,
        lineText: "",
        span: finished.nameSpan,
        byteOrderMark: false,
        indentedLines: [],
      });
    }
    this.#orphans.push(finished);
  }

  #error(
    kind: OsloErrorKind,
    line: Line,
    span: Span,
    details: Partial<Pick<OsloError, "byteOrderMark" | "indentedLines">> = {},
  ): void {
    this.#errors.push({
      kind,
      message: messages[kind],
      line: line.number,
      lineText: this.#text.slice(line.start, line.end),
      span,
      byteOrderMark: false,
      indentedLines: [],
      ...details,
    });
  }

  #slice(span: Span): string {
    return this.#text.slice(span.start, span.end);
  }
}

function isLineBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
