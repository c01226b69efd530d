import type { Finding } from "../lint/finding.js";
import { docsUrl } from "../rules/docs-url.js";
import { LineIndex } from "../text/line-index.js";
import type { InputError, LintedFile } from "./linted-file.js";

/**
 * All findings as JUnit XML, as Jenkins and GitLab read it: a suite for each file, a failed case for each finding. A
 * file without findings has one case that passed, since some readers take a suite without cases for a broken one.
 */
export function findingsJunit(files: readonly LintedFile[], errors: readonly InputError[]): string {
  const suites = [...files.map(suiteOf), ...errors.map(errorSuite)];
  const failures = files.reduce((sum, { findings }) => sum + findings.length, 0);
  const passes = files.filter(({ findings }) => findings.length === 0).length;
  const counts = {
    tests: failures + passes + errors.length,
    failures,
    errors: errors.length,
  };
  const root = element("testsuites", { name: "virt-latency", ...counts }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function suiteOf(file: LintedFile): string {
  const { name, findings } = file;
  const lines = new LineIndex(file.text);
  const cases =
    findings.length === 0
      ? [element("testcase", { name: "virt-latency", classname: name, file: name }, [])]
      : findings.map((finding) => caseOf(name, lines, finding));
  const counts = { tests: cases.length, failures: findings.length, errors: 0 };
  return element("testsuite", { name, ...counts }, cases);
}

function caseOf(file: string, lines: LineIndex, finding: Finding): string {
  const { rule, severity, message, span } = finding;
  const position = lines.positionAt(span.start);
  const line = position.line + 1;
  const place = `${line.toString()}:${(position.column + 1).toString()}`;
  const failure = element("failure", { type: severity, message }, [
    text(`${file}:${place} ${severity} ${message}  ${rule}\n${docsUrl(rule)}\n`),
  ]);
  return element("testcase", { name: `${rule} (${place})`, classname: file, file, line }, [
    failure,
  ]);
}

function errorSuite({ file, message }: InputError): string {
  const problem = element("error", { type: "unreadable", message: `${file} ${message}` }, []);
  const unreadable = element("testcase", { name: "virt-latency", classname: file, file }, [
    problem,
  ]);
  return element("testsuite", { name: file, tests: 1, failures: 0, errors: 1 }, [unreadable]);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[],
): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${quoted(String(value))}"`,
  );
  const tag = `${name}${list.join("")}`;
  return content.length === 0 ? `<${tag}/>\n` : `<${tag}>\n${content.join("")}</${name}>\n`;
}

/** An XML reader turns line breaks and tabs of an attribute into spaces unless they are written as references. */
function quoted(value: string): string {
  return text(value).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** XML 1.0 has no way to write most control characters, half of a surrogate pair, U+FFFE and U+FFFF: they are left out. */
function text(value: string): string {
  return value
    .replaceAll(/[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
