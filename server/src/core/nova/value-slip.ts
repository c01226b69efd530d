import type { Span } from "../text/span.js";
import type { NovaEntry } from "./entry.js";
import { valueProblem } from "./value-type.js";

/** Text in a value that was not meant to be part of it. */
export interface ValueSlip {
  readonly kind: "comment" | "equals" | "quote";
  /** What is too much. */
  readonly span: Span;
  /** The text, or for a comment from its mark on. */
  readonly text: string;
}

/**
 * Finds what is certainly a slip: a comment after a value that its type then refuses, a second `=`, a quote without its
 * partner. Free text is left alone: a password may look like anything.
 */
export function valueSlip({ option, known }: NovaEntry): ValueSlip | undefined {
  const { value, valueSpan, valueLines, quote, separator } = option;
  if (known === undefined || valueLines.length > 1 || quote !== undefined) return undefined;
  const comment = /^([^#;]*?)\s+([#;].*)$/.exec(value);
  if (comment !== null) {
    const [, meant = "", text = ""] = comment;
    const isTyped = valueProblem(known.facts, value) !== undefined;
    if (!isTyped || valueProblem(known.facts, meant) !== undefined) return undefined;
    const start = valueSpan.start + meant.length;
    return { kind: "comment", span: { start, end: valueSpan.end }, text };
  }
  if (value.startsWith("=") && separator === "=") {
    const [text = "="] = /^=+\s*/.exec(value) ?? [];
    return { kind: "equals", span: spanOf(valueSpan.start, text), text: "=" };
  }
  if (isSecret.test(option.name)) return undefined;
  const opening = /^["'](?=[\w./-]+$)/.exec(value)?.[0];
  if (opening !== undefined) {
    return { kind: "quote", span: spanOf(valueSpan.start, opening), text: opening };
  }
  const closing = /(?<=^[\w./-]+)["']$/.exec(value)?.[0];
  if (closing === undefined) return undefined;
  return { kind: "quote", span: spanOf(valueSpan.end - 1, closing), text: closing };
}

const isSecret = /pass|secret|token|key|url|connection/;

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length };
}
