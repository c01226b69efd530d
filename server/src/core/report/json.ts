import { docsUrl } from "../rules/docs-url.js";
import { LineIndex } from "../text/line-index.js";
import type { NamedText } from "../text/named-text.js";
import type { Span } from "../text/span.js";
import type { InputError, LintedFile } from "./linted-file.js";

/** What `check --format json` prints: `schemas/findings.schema.json` describes it. */
export interface FindingsDocument {
  readonly version: 1;
  readonly findings: readonly JsonFinding[];
  readonly errors: readonly InputError[];
  /** What is not wrong and yet to be done; absent when there is nothing. */
  readonly notes?: readonly InputError[];
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

export interface JsonFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: JsonRange;
  readonly message: string;
  readonly docs: string;
  /** `file` stands where it is another file than the finding's. */
  readonly related: readonly {
    readonly file?: string;
    readonly range: JsonRange;
    readonly message: string;
  }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: string;
    readonly effect: string;
    /** `file` stands where it is another file than the finding's. */
    readonly edits: readonly JsonEdit[];
  }[];
}

interface JsonEdit {
  readonly file?: string;
  readonly range: JsonRange;
  readonly newText: string;
}

/** All findings for programs. */
export function findingsJson(
  files: readonly LintedFile[],
  errors: readonly InputError[],
  notes: readonly InputError[] = [],
): string {
  const document: FindingsDocument = {
    version: 1,
    findings: files.flatMap(jsonFindings),
    errors,
    ...(notes.length > 0 && { notes }),
  };
  return JSON.stringify(document, undefined, 2) + "\n";
}

/** The findings of one text for programs. */
export function jsonFindings(file: LintedFile): JsonFinding[] {
  if (file.findings.length === 0) return [];
  const ownLines = new LineIndex(file.text);
  const range = (span: Span, other?: NamedText): JsonRange => {
    const lines = other === undefined ? ownLines : new LineIndex(other.text);
    return { start: position(lines, span.start), end: position(lines, span.end) };
  };
  return file.findings.map((finding) => ({
    file: file.name,
    rule: finding.rule,
    severity: finding.severity,
    range: range(finding.span),
    message: finding.message,
    docs: docsUrl(finding.rule),
    related: finding.related.map(({ span, message, file: other }) => ({
      ...(other !== undefined && { file: other.name }),
      range: range(span, other),
      message,
    })),
    fixes: finding.fixes.map(({ title, safety, effect, edits, elsewhere = [] }) => ({
      title,
      safety,
      effect,
      edits: [
        ...edits.map(({ span, newText }): JsonEdit => ({ range: range(span), newText })),
        ...elsewhere.flatMap((other) =>
          other.edits.map(({ span, newText }): JsonEdit => ({
            file: other.file.name,
            range: range(span, other.file),
            newText,
          })),
        ),
      ],
    })),
  }));
}

function position(lines: LineIndex, offset: number): JsonPosition {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}
