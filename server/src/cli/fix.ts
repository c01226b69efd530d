import { type AppliedFix, fixAll } from "../core/lint/fix-all.js";
import type { Finding, Safety } from "../core/lint/finding.js";
import { lint } from "../core/lint/lint.js";
import type { InputError } from "../core/report/linted-file.js";
import { effectText, printable } from "../core/report/text.js";
import { colouredDiff, unifiedDiff } from "../core/report/unified-diff.js";
import { CommandLine, type Syntax, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { failureText } from "./failure-text.js";
import { chosenRules, lintFlags, settingsFinder } from "./lint-flags.js";
import { type LintedInput, errorLine, lintInputs } from "./lint-inputs.js";
import {
  type RecipeChoice,
  type RecipeOutcome,
  applyRecipes,
  checkDevice,
  chosenRecipes,
  recipeFlags,
  recipeReport,
  recipeTable,
} from "./recipe-fixes.js";
import { replaceFile } from "./replace-file.js";
import { counted, styleFor } from "./terminal.js";

const flags = {
  write: { help: "apply the fixes to the files instead of printing them" },
  "needs-care": { help: "also the fixes whose title names a condition that the host must meet" },
  ...recipeFlags,
  ...lintFlags,
} as const;

const syntax: Syntax<keyof typeof flags> = {
  command: "fix",
  ...commands.fix,
  flags,
  notes: [
    "Prints a unified diff, which `patch -p0` applies, and on standard error what each fix does. With --write and - as\n" +
      "PATH it prints the fixed text. Fixes that change the hardware that the guest sees are applied by a recipe alone.",
    "--write replaces a file in one step and keeps its owner and mode, but not its extended attributes.",
    recipeTable(),
    "Exit status: 0 nothing to fix, or all fixes written; 1 fixes printed and not applied; 2 wrong usage or unreadable\n" +
      "input; 3 a file could not be written.",
  ],
};

interface FixedInput extends LintedInput {
  readonly fixed: string;
  readonly applied: readonly AppliedFix[];
  /** What recipes did, where the user named some. */
  readonly outcome?: RecipeOutcome;
}

/** Prints or applies what can be fixed without changing what the guest sees. */
export const fix: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const rules = chosenRules(line);
  const recipes = chosenRecipes(line);
  const safeties: Safety[] = line.isSet("needs-care") ? ["safe", "needs-care"] : ["safe"];
  const writes = line.isSet("write");
  const job = {
    operands: line.operands,
    stdinFilename: line.valueOf("stdin-filename"),
    ignoresUnknown: line.isSet("ignore-unknown"),
    settings: settingsFinder(line, io.cwd),
    rules,
  };
  const { linted, errors, isDefective } = await lintInputs(job, io);
  // A file that could not be read may have the device.
  if (recipes !== undefined && errors.length === 0) checkDevice(recipes, linted);
  const unreadable = [...errors];
  const unwritten: InputError[] = [];
  let pending = false;
  // A setting that was not understood may have switched a fix off.
  const fixable = linted.filter(({ input }) => job.settings.isSoundFor(input.path));
  for (const each of fixable) {
    const result =
      recipes === undefined ? fixInput(each, safeties, rules) : followRecipes(each, recipes);
    if (result.applied.length > 0 && !each.input.isUtf8) {
      unreadable.push({ file: each.input.name, message: "is not UTF-8, so it is left as it is" });
      continue;
    }
    if (!writes) {
      pending ||= result.applied.length > 0;
      printDiff(result, io);
    } else {
      const problem = await write(result, io);
      if (problem !== undefined) {
        unwritten.push(problem);
        continue;
      }
    }
    if (!line.isSet("quiet")) io.stderr.write(report(result, writes, rules));
  }
  const misconfigured = linted.length - fixable.length;
  if (misconfigured > 0) {
    const files = counted(misconfigured, "file");
    io.stderr.write(`${files} left alone, whose configuration is not understood:\n`);
  }
  for (const error of [...unreadable, ...unwritten]) io.stderr.write(`${errorLine(error)}\n`);
  if (isDefective || unwritten.length > 0) return exitStatus.failure;
  if (unreadable.length > 0) return exitStatus.usage;
  return pending ? exitStatus.findings : exitStatus.clean;
};

function fixInput(
  linted: LintedInput,
  safeties: readonly Safety[],
  rules: readonly string[] | undefined,
): FixedInput {
  const { input, settings } = linted;
  const applied: AppliedFix[] = [];
  let fixed = input.text;
  for (const rule of rules ?? [undefined]) {
    const choice = { safeties, ...(rule !== undefined && { rule }) };
    const result = fixAll(fixed, input.language, settings, choice);
    applied.push(...result.applied);
    fixed = result.text;
  }
  return { ...linted, fixed, applied };
}

function followRecipes(linted: LintedInput, recipes: RecipeChoice): FixedInput {
  const { input } = linted;
  if (input.language !== "libvirt-xml") return { ...linted, fixed: input.text, applied: [] };
  const outcome = applyRecipes(linted, recipes);
  return { ...linted, ...outcome, outcome };
}

function printDiff({ input, fixed }: FixedInput, io: CommandIo): void {
  const diff = unifiedDiff(input.name, input.text, fixed);
  if (diff !== "") io.stdout.write(colouredDiff(diff, styleFor(io.stdout, io.env)));
}

/** Writes the file, or standard input's text to standard output; returns what went wrong. */
async function write({ input, fixed }: FixedInput, io: CommandIo): Promise<InputError | undefined> {
  if (input.isStdin) {
    io.stdout.write(fixed);
    return undefined;
  }
  if (fixed === input.text) return undefined;
  try {
    await replaceFile(input.path, input.text, fixed);
    return undefined;
  } catch (cause) {
    return { file: input.name, message: failureText(cause) };
  }
}

/** What was done to one file and what is left to do, for standard error. */
function report(
  { input, settings, fixed, applied, outcome }: FixedInput,
  writes: boolean,
  rules: readonly string[] | undefined,
): string {
  const name = printable(input.name);
  const state = writes ? "applied" : "printed; --write applies them";
  const lines: string[] = [];
  if (outcome !== undefined) {
    lines.push(...recipeReport(name, outcome, state, fixLine));
  } else {
    if (applied.length > 0) {
      lines.push(`${name}: ${counted(applied.length, "fix", "fixes")} ${state}`);
      lines.push(...applied.map(fixLine));
    }
    const remaining = lint(fixed, input.language, settings).findings.filter(
      ({ rule }) => rules === undefined || rules.includes(rule),
    );
    if (remaining.length > 0) {
      const verb = remaining.length === 1 ? "remains" : "remain";
      const kinds = remainingKinds(remaining);
      lines.push(`${name}: ${counted(remaining.length, "finding")} ${verb}${kinds}`);
    }
  }
  return lines.map((each) => `${each}\n`).join("");
}

function fixLine({ rule, fix: { title, effect } }: AppliedFix): string {
  return `  ${rule}: ${printable(title)} [${effectText(effect, rule)}]`;
}

function remainingKinds(remaining: readonly Finding[]): string {
  const offering = (safety: Safety): number =>
    remaining.filter(({ fixes }) => fixes.some((each) => each.safety === safety)).length;
  const care = offering("needs-care");
  const visible = offering("guest-visible");
  const parts = [
    ...(care > 0 ? [`${care.toString()} with a fix that needs care (--needs-care)`] : []),
    ...(visible > 0
      ? [
          `${visible.toString()} with a fix that the guest sees (one by one, in the editor or by --recipe)`,
        ]
      : []),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}
