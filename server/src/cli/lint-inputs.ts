import { lint } from "../core/lint/lint.js";
import type { Settings } from "../core/lint/settings.js";
import type { InputError, LintedFile } from "../core/report/linted-file.js";
import { printable } from "../core/report/text.js";
import type { CommandIo } from "./command.js";
import { withCompanions } from "./companions.js";
import { type Input, findInputs, isInput, isUnknown } from "./input.js";
import { optimiseLater } from "./optimise-later.js";
import type { SettingsFinder } from "./settings-finder.js";

/** What was asked for, for one command that reads files. */
export interface LintJob {
  /** Files, directories and `-`; none means the current directory. */
  readonly operands: readonly string[];
  readonly stdinFilename: string | undefined;
  /** Leave out named files that are none of ours, as below a directory, instead of complaining. */
  readonly ignoresUnknown: boolean;
  readonly settings: SettingsFinder;
  /** Findings of other rules are left out; undefined leaves out none. */
  readonly rules: readonly string[] | undefined;
}

export interface LintedInput {
  readonly input: Input;
  readonly settings: Settings;
  readonly file: LintedFile;
}

/** Everything that was found, and everything that went wrong. */
export interface LintedInputs {
  readonly linted: readonly LintedInput[];
  readonly errors: readonly InputError[];
  /** True when a rule threw: a defect of this program, which was reported on standard error. */
  readonly isDefective: boolean;
}

/** Reads and lints everything that the job names. */
export async function lintInputs(job: LintJob, io: CommandIo): Promise<LintedInputs> {
  const linted: LintedInput[] = [];
  const errors: InputError[] = [];
  let isDefective = false;
  const operands = job.operands.length === 0 ? ["."] : job.operands;
  for await (const found of findInputs(operands, io, job.stdinFilename)) {
    if (!isInput(found)) {
      if (!job.ignoresUnknown || !isUnknown(found)) errors.push(found);
      continue;
    }
    const settings = await withCompanions(found, job.settings.settingsFor(found.path), io.cwd);
    const { findings, failures } = lint(found.text, found.language, settings);
    for (const { rule, error } of failures) {
      isDefective = true;
      io.stderr.write(`${printable(found.name)}: ${rule} failed: ${stackOf(error)}\n`);
    }
    const { rules } = job;
    const chosen = findings.filter(({ rule }) => rules === undefined || rules.includes(rule));
    // For one file it would not pay.
    if (linted.length === 1) await optimiseLater();
    linted.push({
      input: found,
      settings,
      file: { name: found.name, text: found.text, findings: chosen },
    });
  }
  return { linted, errors: [...job.settings.errors, ...errors], isDefective };
}

/** One line for standard error: "vm.xml:3:1: message". */
export function errorLine({ file, message, line, column }: InputError): string {
  const place =
    line === undefined || column === undefined ? "" : `:${line.toString()}:${column.toString()}`;
  return printable(`${file}${place}: ${message}`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
