import type { AuditRecord } from "../audit/record.js";
import type { AuditFinding, Remedy } from "../audit/finding.js";
import { type AuditedMachine, type MachineKind } from "../audit/facts.js";
import { docsUrl } from "../rules/docs-url.js";
import { type Style, plain } from "./style.js";
import { printable } from "./text.js";

/** What `audit --format json` prints: `schemas/audit.schema.json` describes it. */
export interface AuditDocument {
  readonly version: 1;
  readonly target: string;
  readonly machines: readonly AuditedMachine[];
  readonly findings: readonly (AuditFinding & { readonly docs: string })[];
  /** Why a machine could not be asked. */
  readonly errors: readonly string[];
}

/** An audit for programs. */
export function auditJson(target: string, { machines, findings, problems }: AuditRecord): string {
  const document: AuditDocument = {
    version: 1,
    target,
    machines,
    findings: findings.map((finding) => ({ ...finding, docs: docsUrl(finding.rule) })),
    errors: problems,
  };
  return JSON.stringify(document, undefined, 2) + "\n";
}

/** An audit for a person: what each machine is, and what it has against it, with the commands that would change it. */
export function auditText(target: string, audit: AuditRecord, style: Style = plain): string {
  const lines = [`Audit of ${target}`];
  for (const machine of audit.machines) {
    lines.push("", style.strong(`${kindWords[machine.kind]}: ${summary(machine)}`));
    const findings = audit.findings.filter((finding) => finding.machine === machine.kind);
    if (findings.length === 0) lines.push("  nothing found");
    for (const finding of findings) {
      const { severity, message, rule, remedies } = finding;
      const word = style[severity](severity);
      lines.push(`  ${word} ${printable(message)}  ${style.faint(rule)}`);
      lines.push(...remedyLines(remedies));
    }
  }
  if (proposesCommands(audit)) lines.push("", nothingChanged);
  return lines.join("\n") + "\n";
}

/** An audit for a ticket, a wiki or an editor. */
export function auditMarkdown(target: string, audit: AuditRecord): string {
  const lines = [`# Audit of ${escaped(target)}`];
  if (proposesCommands(audit)) lines.push("", nothingChanged);
  for (const problem of audit.problems) lines.push("", `**Not looked at:** ${escaped(problem)}`);
  for (const machine of audit.machines) {
    lines.push("", `## ${kindWords[machine.kind]}: ${escaped(machine.name)}`);
    const made = softwareOf(machine);
    if (made.length > 0) lines.push("", escaped(made.join(", ")));
    const findings = audit.findings.filter((finding) => finding.machine === machine.kind);
    if (findings.length === 0) lines.push("", "Nothing found.");
    for (const finding of findings) lines.push("", ...findingMarkdown(finding));
    lines.push("", "<details><summary>What it told of itself</summary>", "", "```text");
    for (const [key, value] of Object.entries(machine.facts)) {
      lines.push(`${key} ${value.replaceAll("`", "'")}`);
    }
    lines.push("```", "", "</details>");
  }
  return lines.join("\n") + "\n";
}

/** For a stored run or a rule's page: a line for each finding, on wish with its commands below. */
export function auditLines(
  { findings, problems }: AuditRecord,
  detail: "findings-only" | "with-commands" = "findings-only",
): string[] {
  return [
    ...findings.flatMap(({ severity, machine, message, rule, remedies }) => [
      printable(`${machine}: ${severity} ${message}  ${rule}`),
      ...(detail === "with-commands" ? remedyLines(remedies) : []),
    ]),
    ...problems.map((problem) => printable(`not looked at: ${problem}`)),
  ];
}

/** The heading of those lines. */
export const auditHeading = "What outside of the file holds it back";

function remedyLines(remedies: readonly Remedy[]): string[] {
  return remedies.flatMap(({ lasts, command }) => {
    const [first = "", ...more] = printableLines(command);
    const label = `    ${lastingWords[lasts]}: `;
    return [`${label}${first}`, ...more.map((line) => " ".repeat(label.length) + line)];
  });
}

function findingMarkdown({ rule, severity, message, remedies }: AuditFinding): string[] {
  const docs = docsUrl(rule);
  return [
    `### ${capitalised(severity)}: [${rule}](${docs})`,
    "",
    escaped(message),
    ...remedies.flatMap(({ lasts, command }) => [
      "",
      `${capitalised(lastingWords[lasts])}:`,
      "",
      "```sh",
      ...printableLines(command).map((line) => line.replaceAll("`", "'")),
      "```",
    ]),
  ];
}

const kindWords: Readonly<Record<MachineKind, string>> = { guest: "Guest", host: "Host" };

const lastingWords: Readonly<Record<Remedy["lasts"], string>> = {
  "until-restart": "until the next start",
  "for-good": "for good",
};

const nothingChanged = "Nothing was changed: the commands are for you to run, there, as root.";

function proposesCommands({ findings }: AuditRecord): boolean {
  return findings.some(({ remedies }) => remedies.length > 0);
}

/** "db1, Debian GNU/Linux 12, Linux 6.1.0, 8 x EPYC, QEMU 7.2.22, libvirt 9.0.0". */
function summary(machine: AuditedMachine): string {
  return printable([machine.name, ...softwareOf(machine)].join(", "));
}

/** What a machine runs, and on what, as far as it told. */
function softwareOf({ facts }: AuditedMachine): string[] {
  const of = (key: string, before = ""): string[] => {
    const value = facts[key];
    return value === undefined ? [] : [`${before}${value}`];
  };
  return [
    ...of("os.name"),
    ...of("os.kernel", "Linux "),
    ...of("cpu.model", `${facts["cpu.count"] ?? "?"} x `),
    ...of("sw.qemu", "QEMU "),
    ...of("sw.libvirt", "libvirt "),
  ];
}

function printableLines(text: string): string[] {
  return text.split("\n").map(printable);
}

/** What a machine says about itself must stay text. */
function escaped(text: string): string {
  return printable(text).replaceAll(/[\\`*_{}[\]<>|#]/g, "\\$&");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
