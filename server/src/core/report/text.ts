import type { Effect, Finding, Fix } from "../lint/finding.js";
import type { Severity } from "../lint/severity.js";
import { LineIndex } from "../text/line-index.js";
import type { Span } from "../text/span.js";
import type { LintedFile } from "./linted-file.js";
import { withoutSecrets } from "./secrets.js";
import { type Style, plain } from "./style.js";

/** The widest part of a source line that is shown; generated XML may be one line of megabytes. */
const widestExcerpt = 120;

/** The findings of one file for a person: each with its line, its places and its fixes. Empty without findings. */
export function findingsText(file: LintedFile, style: Style = plain): string {
  if (file.findings.length === 0) return "";
  const lines = new LineIndex(file.text);
  return file.findings
    .map((finding) => findingText(file, lines, finding, style).join("\n") + "\n")
    .join("\n");
}

/** One finding on one line, without the file's name: "4:36 error Message  domain/rule". */
export function findingLine(finding: Finding, lines: LineIndex, style: Style = plain): string {
  const { severity, rule } = finding;
  const message = printable(finding.message);
  return `${place(finding.span, lines)} ${coloured(severity, style)} ${message}  ${style.faint(rule)}`;
}

/** When a fix takes effect, as the end of a sentence. */
export function effectText(effect: Effect, rule: string): string {
  if (effect === "live") return "takes effect at once";
  if (effect === "rebuild") return "takes effect when Nova recreates or migrates the guest";
  return rule.startsWith("nova/")
    ? "takes effect when nova-compute is restarted and then the guest stopped and started"
    : "takes effect when the guest is powered off and on";
}

/** A text from outside without the characters that a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function findingText(file: LintedFile, lines: LineIndex, finding: Finding, style: Style): string[] {
  const name = printable(file.name);
  return [
    `${style.strong(name)}:${findingLine(finding, lines, style)}`,
    ...excerpt(file.text, lines, finding.span, style),
    ...finding.related.map(({ span, message, file: other }) =>
      other === undefined
        ? `  ${name}:${place(span, lines)} ${printable(message)}`
        : `  ${printable(other.name)}:${place(span, new LineIndex(other.text))} ${printable(message)}`,
    ),
    ...finding.fixes.map((fix) => `  fix: ${fixText(fix, finding.rule)}`),
  ];
}

function fixText({ title, safety, effect }: Fix, rule: string): string {
  return `${printable(title)} [${safety}; ${effectText(effect, rule)}]`;
}

/** The source line, and `^~~~` under the span's part of it. */
function excerpt(text: string, lines: LineIndex, span: Span, style: Style): string[] {
  const { line, column } = lines.positionAt(span.start);
  const lineStart = lines.lineStart(line);
  const written = text.slice(lineStart, lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
  const whole = withoutSecrets(written);
  const from = Math.max(0, whole.length <= widestExcerpt ? 0 : column - widestExcerpt / 4);
  const source = whole.slice(from, from + widestExcerpt);
  const before = source.slice(0, column - from);
  const length = Math.min(span.end - span.start, source.length - before.length);
  const marker = "^" + "~".repeat(Math.max(0, length - 1));
  return [`  ${printable(source)}`, `  ${before.replaceAll(/[^\t]/g, " ")}${style.marked(marker)}`];
}

function place(span: Span, lines: LineIndex): string {
  const { line, column } = lines.positionAt(span.start);
  return `${(line + 1).toString()}:${(column + 1).toString()}`;
}

function coloured(severity: Severity, style: Style): string {
  return style[severity](severity);
}
