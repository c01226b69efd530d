import type { Severity } from "../lint/severity.js";
import { docsUrl } from "../rules/docs-url.js";
import { LineIndex } from "../text/line-index.js";
import type { InputError, LintedFile } from "./linted-file.js";
import { printable } from "./text.js";

/** GitHub Actions knows three kinds of annotation. */
const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/**
 * All findings as workflow commands, one a line, which GitHub Actions shows beside the lines of a pull request:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubAnnotations(
  files: readonly LintedFile[],
  errors: readonly InputError[],
  notes: readonly InputError[] = [],
): string {
  return [
    ...files.flatMap(annotationsOf),
    ...errors.map((error) => inputAnnotation("error", error)),
    ...notes.map((note) => inputAnnotation("notice", note)),
  ].join("");
}

function annotationsOf(file: LintedFile): string[] {
  if (file.findings.length === 0) return [];
  const lines = new LineIndex(file.text);
  return file.findings.map(({ rule, severity, span, message }) => {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    // The runner refuses columns where the lines differ.
    const columns =
      start.line === end.line ? { col: start.column + 1, endColumn: end.column + 1 } : {};
    const properties = {
      file: file.name,
      line: start.line + 1,
      endLine: end.line + 1,
      ...columns,
      title: rule,
    };
    return annotation(commands[severity], properties, `${message}\n${docsUrl(rule)}`);
  });
}

function inputAnnotation(command: string, { file, message, line, column }: InputError): string {
  const place = {
    ...(line !== undefined && { line }),
    ...(column !== undefined && { col: column }),
  };
  return annotation(command, { file, ...place, title: "virt-latency" }, `${file} ${message}`);
}

function annotation(
  command: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapedProperty(String(value))}`,
  );
  return `::${command} ${list.join(",")}::${escaped(message)}\n`;
}

/** A line break would end the command, and what follows it could be another one. */
function escaped(text: string): string {
  return text
    .split("\n")
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
