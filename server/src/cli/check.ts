import { resolve } from "node:path";
import { type Severity, atOrAbove, severities } from "../core/lint/severity.js";
import { githubAnnotations } from "../core/report/github.js";
import { findingsJson } from "../core/report/json.js";
import { findingsJunit } from "../core/report/junit.js";
import type { LintedFile } from "../core/report/linted-file.js";
import { findingsSarif } from "../core/report/sarif.js";
import { findingsText } from "../core/report/text.js";
import { type BaselinedInputs, withBaselines, writeBaseline } from "./baselines.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { chosenRules, lintFlags, settingsFinder } from "./lint-flags.js";
import { type LintedInputs, errorLine, lintInputs } from "./lint-inputs.js";
import { sarifContext } from "./sarif-context.js";
import type { SettingsFinder } from "./settings-finder.js";
import { counted, styleFor } from "./terminal.js";

const formats = ["text", "json", "sarif", "github", "junit"] as const;
type Format = (typeof formats)[number];

const flags = {
  format: { value: "FORMAT", help: `${formats.join(", ")} (default: text)` },
  "fail-on": {
    value: "SEVERITY",
    help: `the mildest of ${severities.join(", ")} that ends with status 1 (default: warning)`,
  },
  baseline: {
    value: "FILE",
    help: "leave out what this file knows, instead of what the configuration's `baseline` does",
  },
  "write-baseline": { value: "FILE", help: "make this file know everything that is found now" },
  ...lintFlags,
} as const;

const syntax: Syntax<keyof typeof flags> = {
  command: "check",
  ...commands.check,
  flags,
  notes: [
    "Without a PATH it searches the current directory. A file that is named is read whatever it is called; below a\n" +
      "directory only domain XML and nova.conf are, and symbolic links are not followed.",
    "Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or unreadable input, 3 a failure.",
  ],
};

/** Lints, prints the findings on standard output, and says by the exit status whether there were any that matter. */
export const check: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const format = line.wordOf("format", formats) ?? "text";
  const threshold = line.wordOf("fail-on", severities) ?? "warning";
  const rules = chosenRules(line);
  const baseline = line.valueOf("baseline");
  const written = line.valueOf("write-baseline");
  if (written !== undefined) checkWritten(line);
  const job = {
    operands: line.operands,
    stdinFilename: line.valueOf("stdin-filename"),
    ignoresUnknown: line.isSet("ignore-unknown"),
    settings: settingsFinder(line, io.cwd, baseline ?? written),
    rules,
  };
  const found = await lintInputs(job, io);
  if (written !== undefined) {
    const obstacle = obstacleTo(found, job.settings);
    if (obstacle !== undefined) {
      for (const error of found.errors) io.stderr.write(`${errorLine(error)}\n`);
      io.stderr.write(
        `${errorLine({ file: written, message: `is not written, since ${obstacle}` })}\n`,
      );
      return found.isDefective ? exitStatus.failure : exitStatus.usage;
    }
    const outcome = await writeBaseline(resolve(io.cwd, written), found, rules, io.cwd);
    if ("unreadable" in outcome) {
      io.stderr.write(`${errorLine(outcome.unreadable)}\n`);
      return exitStatus.usage;
    }
    if ("unwritten" in outcome) {
      io.stderr.write(`${errorLine(outcome.unwritten)}\n`);
      return exitStatus.failure;
    }
    if (!line.isSet("quiet")) io.stderr.write(`${outcome.summary}\n`);
  }
  const result = await withBaselines(found, rules, io.cwd);
  const files = result.linted.map(({ file }) => file);
  io.stdout.write(await report(format, result, io));
  for (const error of result.errors) io.stderr.write(`${errorLine(error)}\n`);
  if (!line.isSet("quiet") && format === "text") {
    for (const note of result.notes) io.stderr.write(`${errorLine(note)}\n`);
    io.stderr.write(`${summary(files)}\n`);
  }
  return statusOf(result, threshold);
};

function checkWritten(line: CommandLine<keyof typeof flags>): void {
  if (line.valueOf("baseline") !== undefined) {
    throw new UsageError("--write-baseline takes everything that is found: no --baseline");
  }
  if (line.operands.includes("-") && line.valueOf("stdin-filename") === undefined) {
    throw new UsageError("a baseline needs names: --stdin-filename NAME for standard input");
  }
}

/** Why a baseline made of this would lose what is known: it would name other findings, or fewer, than there are. */
function obstacleTo({ isDefective }: LintedInputs, settings: SettingsFinder): string | undefined {
  if (isDefective) return "a rule failed";
  return settings.errors.length > 0 ? "the configuration is not understood" : undefined;
}

async function report(format: Format, result: BaselinedInputs, io: CommandIo): Promise<string> {
  const { errors, notes } = result;
  const files = result.linted.map(({ file }) => file);
  switch (format) {
    case "text": {
      const style = styleFor(io.stdout, io.env);
      const reports = files.map((file) => findingsText(file, style));
      return reports.filter((text) => text !== "").join("\n");
    }
    case "json":
      return findingsJson(files, errors, notes);
    case "sarif":
      return findingsSarif(files, errors, notes, await sarifContext(result, io.cwd));
    case "github":
      return githubAnnotations(files, errors, notes);
    case "junit":
      return findingsJunit(files, errors);
  }
}

function statusOf({ linted, errors, isDefective }: LintedInputs, threshold: Severity): number {
  if (isDefective) return exitStatus.failure;
  if (errors.length > 0) return exitStatus.usage;
  const matters = linted.some(({ file }) =>
    file.findings.some(({ severity }) => atOrAbove(severity, threshold)),
  );
  return matters ? exitStatus.findings : exitStatus.clean;
}

/** "2 files, 3 findings: 1 error, 2 warnings". */
function summary(files: readonly LintedFile[]): string {
  if (files.length === 0) return "No domain XML and no nova.conf was read.";
  const findings = files.flatMap((file) => file.findings);
  const perSeverity = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    const plural = severity === "information" ? severity : undefined;
    return [counted(count, severity, plural)];
  });
  const total = `${counted(files.length, "file")}, ${counted(findings.length, "finding")}`;
  const known = files.reduce((sum, { baselined = [] }) => sum + baselined.length, 0);
  const aside = known === 0 ? "" : ` (and ${known.toString()} in the baseline)`;
  return (perSeverity.length === 0 ? total : `${total}: ${perSeverity.join(", ")}`) + aside;
}
