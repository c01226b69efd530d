import type { Finding } from "../lint/finding.js";
import { lint } from "../lint/lint.js";
import { type Settings, defaultSettings } from "../lint/settings.js";
import {
  type EffectiveDocument,
  type ExplainedCause,
  type ExplainedLine,
  effectiveDocument,
} from "../nova/effective/effective-document.js";
import type { GuestAssumptions } from "../nova/effective/guest.js";
import type { NovaConf } from "../nova/nova-conf.js";
import { docsUrl } from "../rules/docs-url.js";
import { LineIndex } from "../text/line-index.js";
import { printable } from "./text.js";

/** What Nova writes from a nova.conf, and what the domain rules say of it. */
export type EffectiveReport =
  | Extract<EffectiveDocument, { kind: "unknown" }>
  | (Extract<EffectiveDocument, { kind: "known" }> & {
      /** Of what is shown; the line counts from 0 in `lines`. */
      readonly findings: readonly LineFinding[];
    });

interface LineFinding extends Pick<Finding, "rule" | "severity" | "message"> {
  readonly line: number;
}

/** `name` is what the file in hand is called. */
export function effectiveReport(
  conf: NovaConf,
  name: string,
  options: { readonly guest: GuestAssumptions; readonly settings: Settings },
): EffectiveReport {
  const { guest, settings } = options;
  const document = effectiveDocument(conf, name, { guest, target: settings.target });
  if (document.kind === "unknown") return document;
  return { ...document, findings: findingsOf(document.lines, settings) };
}

/**
 * The XML with comments above each line that say what it came from and what the rules say of it. A reason is given
 * where it applies first.
 */
export function effectiveText(report: EffectiveReport): string {
  const files = report.files.map((file) => `    ${comment(file)}`);
  const intro =
    files.length === 1
      ? ["  What Nova writes for a guest's disks from", ...files]
      : [
          "  What Nova writes for a guest's disks from these files, of which a later one wins:",
          ...files,
        ];
  if (report.kind === "unknown") {
    const reasons = report.reasons.map((reason) => `  - ${comment(reason)}`);
    return `${["<!--", ...intro, "", "  That cannot be told:", ...reasons, "-->"].join("\n")}\n`;
  }
  const { assumptions, notShown, lines, findings } = report;
  const said = new Set<string>();
  const isNew = (note: string): boolean => !said.has(note) && said.add(note).size > 0;
  return `${[
    "<!--",
    ...intro,
    "",
    "  Assumed:",
    ...assumptions.map((one) => `  - ${comment(one)}`),
    "",
    "  Not shown:",
    ...notShown.map((one) => `  - ${comment(one)}`),
    "-->",
    ...lines.flatMap((line, index) => [
      ...notes(line)
        .filter(isNew)
        .map((note) => `${indentOf(line)}<!-- ${comment(note)} -->`),
      ...findings
        .filter((finding) => finding.line === index)
        .map(
          ({ severity, message, rule }) =>
            `${indentOf(line)}<!-- ${severity}: ${comment(`${message} ${rule}`)} -->`,
        ),
      printable(line.text),
    ]),
  ].join("\n")}\n`;
}

/** The same for programs: `schemas/effective.schema.json` describes it. */
export function effectiveJson(report: EffectiveReport): string {
  if (report.kind === "unknown") {
    const { files, reasons } = report;
    return `${JSON.stringify({ version: 1, files, xml: null, reasons }, undefined, 2)}\n`;
  }
  const { files, assumptions, notShown, lines, findings } = report;
  const document = {
    version: 1,
    files,
    xml: lines.map(({ text }) => `${text}\n`).join(""),
    assumptions,
    notShown,
    lines: lines.flatMap(({ text, title, origins }, index) =>
      origins.length === 0
        ? []
        : [{ line: index + 1, text: text.trim(), ...(title !== undefined && { title }), origins }],
    ),
    findings: findings.map(({ line, rule, severity, message }) => ({
      line: line + 1,
      rule,
      severity,
      message,
      docs: docsUrl(rule),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The domain rules see a whole guest, of which only a part is Nova's answer: the rest is not judged. */
function findingsOf(lines: readonly ExplainedLine[], settings: Settings): readonly LineFinding[] {
  const xml = lines.map(({ text }) => `${text}\n`).join("");
  const index = new LineIndex(xml);
  const { target, profile, rules } = settings;
  const { findings } = lint(xml, "libvirt-xml", { ...defaultSettings, target, profile, rules });
  return findings.flatMap(({ rule, severity, message, span }) => {
    const { line } = index.positionAt(span.start);
    return lines[line]?.isShown === true ? [{ rule, severity, message, line }] : [];
  });
}

function notes({ title, origins }: ExplainedLine): readonly string[] {
  return [
    ...(title === undefined ? [] : [title]),
    ...origins.map(({ what, causes }) => `${what}: ${causes.map(causeText).join("; ")}`),
  ];
}

function causeText({ text, file, line }: ExplainedCause): string {
  return file === undefined || line === undefined ? text : `${text} (${file}:${line.toString()})`;
}

function indentOf({ text }: ExplainedLine): string {
  return /^ */.exec(text)?.[0] ?? "";
}

/** Two hyphens would end a comment. */
function comment(text: string): string {
  return printable(text).replaceAll(/-(?=-)/g, "- ");
}
