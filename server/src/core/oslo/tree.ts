import type { Span } from "../text/span.js";

/**
 * What `parseOslo` returns for any string: the sections, options and comments that are intact, and what was wrong.
 * Spans count UTF-16 units of `text`; nothing is normalised, so the text between spans is exactly what the user wrote.
 */
export interface OsloFile {
  readonly text: string;
  /** One for each header, in file order; oslo.config merges those of one name. */
  readonly sections: readonly OsloSection[];
  /** Assignments above the first header. oslo.config refuses the file because of them, so they set nothing. */
  readonly orphans: readonly OsloOption[];
  /** Whole-line comments. Indented ones are absent: oslo.config reads them as value text. */
  readonly comments: readonly OsloComment[];
  /** In file order. oslo.config stops at the first and never sees the others. */
  readonly errors: readonly OsloError[];
}

export interface OsloSection {
  /** Everything between the brackets, white space included: `[ libvirt ]` is not `[libvirt]`. */
  readonly name: string;
  /** The header from `[` on, without white space at the end. */
  readonly headerSpan: Span;
  readonly nameSpan: Span;
  /** False when oslo.config rejects the header; the name is then the likeliest reading. */
  readonly intact: boolean;
  readonly options: readonly OsloOption[];
}

export interface OsloOption {
  readonly name: string;
  /** From the name to the end of the last value line. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly separator: "=" | ":";
  readonly separatorSpan: Span;
  /** The value on the line of the name, then each continuation line. */
  readonly valueLines: readonly [OsloValueLine, ...OsloValueLine[]];
  /** The pair of quotes that oslo.config takes off the first value line. */
  readonly quote: "'" | '"' | undefined;
  /** What the service sees: first line without quotes, continuation lines joined by `\n`. */
  readonly value: string;
  /** The source of `value`: inside the quotes, from the first value line to the last. Empty after the separator for no value. */
  readonly valueSpan: Span;
}

export interface OsloValueLine {
  /** The part that counts: white space around it and quotes taken off. */
  readonly text: string;
  /** Where `text` is. */
  readonly span: Span;
  /** White space before it on its line; empty for the first value line. */
  readonly indentSpan: Span;
}

export interface OsloComment {
  /** After the `#` or `;`, as written. */
  readonly text: string;
  /** From the `#` or `;` to the last character that is not white space. */
  readonly span: Span;
}

/** The six things oslo.config refuses a file for. */
export type OsloErrorKind =
  | "separator-missing"
  | "key-empty"
  | "continuation-unexpected"
  | "section-unclosed"
  | "section-unnamed"
  | "section-missing";

export interface OsloError {
  readonly kind: OsloErrorKind;
  /** oslo.config's own words, such as `Unexpected continuation line`. */
  readonly message: string;
  /** The line oslo.config names, counted from 1. For `section-missing` that is the line where the assignment ends. */
  readonly line: number;
  /** The line oslo.config quotes; empty for `section-missing`. */
  readonly lineText: string;
  /** The text to look at; never empty. */
  readonly span: Span;
  /** True when the byte order mark at `span` is all that is wrong. */
  readonly byteOrderMark: boolean;
  /** For `continuation-unexpected`: that line and the indented ones right below it. */
  readonly indentedLines: readonly OsloValueLine[];
}
