import { docsUrl } from "../rules/metadata.js";
import { LineIndex } from "../text/line-index.js";
import type { Span } from "../text/span.js";
import type { InputError, LintedFile } from "./linted-file.js";

/** What `check --format json` prints: `schemas/findings.schema.json` describes it. */
export interface FindingsDocument {
  readonly version: 1;
  readonly findings: readonly JsonFinding[];
  readonly errors: readonly InputError[];
}

/** Lines and columns count from 1, columns in UTF-16 units; `end` is the place after the last character. */
interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: JsonRange;
  readonly message: string;
  readonly docs: string;
  readonly related: readonly { readonly range: JsonRange; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: string;
    readonly effect: string;
    readonly edits: readonly { readonly range: JsonRange; readonly newText: string }[];
  }[];
}

/** All findings for programs. */
export function findingsJson(files: readonly LintedFile[], errors: readonly InputError[]): string {
  const document: FindingsDocument = { version: 1, findings: files.flatMap(findingsOf), errors };
  return JSON.stringify(document, undefined, 2) + "\n";
}

function findingsOf(file: LintedFile): JsonFinding[] {
  if (file.findings.length === 0) return [];
  const lines = new LineIndex(file.text);
  const range = (span: Span): JsonRange => ({
    start: position(lines, span.start),
    end: position(lines, span.end),
  });
  return file.findings.map((finding) => ({
    file: file.name,
    rule: finding.rule,
    severity: finding.severity,
    range: range(finding.span),
    message: finding.message,
    docs: docsUrl(finding.rule),
    related: finding.related.map(({ span, message }) => ({ range: range(span), message })),
    fixes: finding.fixes.map(({ title, safety, effect, edits }) => ({
      title,
      safety,
      effect,
      edits: edits.map(({ span, newText }) => ({ range: range(span), newText })),
    })),
  }));
}

function position(lines: LineIndex, offset: number): JsonPosition {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}
