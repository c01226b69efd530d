import { join, resolve } from "node:path";
import { BenchmarkError, defaultRunsFolder, loadRuns } from "../benchmark/index.js";
import { missedBudgets } from "../core/benchmark/budgets.js";
import { compareRuns } from "../core/benchmark/comparison.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { budgetsFor } from "./budgets.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { readFileOrPipe } from "./regular-file.js";
import { formatComparison, resultFormatHelp, resultFormats } from "./results.js";

const syntax: Syntax<"format" | "config" | "fail-if-slower"> = {
  command: "compare",
  ...commands.compare,
  flags: {
    format: { value: "FORMAT", help: resultFormatHelp },
    config: { value: "FILE", help: "the configuration with the budgets (default: found upward)" },
    "fail-if-slower": { help: "end with status 1 when the verdict is slower" },
  },
  notes: [
    "BASE and NEW are files that benchmark has written, or ids of runs that it has kept.",
    "Exit status: 0 compared, 1 a budget of the configuration is missed by NEW, or slower with --fail-if-slower,\n2 wrong usage or a run that cannot be read.",
  ],
};

/** The verdict on two sets of runs. */
export const compare: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const [base, changed, ...more] = line.operands;
  if (base === undefined || changed === undefined || more.length > 0) {
    throw new UsageError("takes two runs: BASE and NEW");
  }
  const format = line.wordOf("format", resultFormats) ?? "text";
  const budgets = budgetsFor(io.cwd, line.valueOf("config"));
  const before = await load(base, io);
  const after = await load(changed, io);
  const comparison = compareRuns(before, after);
  io.stdout.write(await formatComparison(comparison, format));
  const missed = missedBudgets(after, budgets);
  for (const sentence of missed) io.stderr.write(`Over budget: ${sentence}\n`);
  const isSlower = line.isSet("fail-if-slower") && comparison.decisive?.verdict?.word === "slower";
  return missed.length > 0 || isSlower ? exitStatus.findings : exitStatus.clean;
};

async function load(name: string, { cwd, env }: CommandIo): Promise<readonly BenchmarkRun[]> {
  // An id has neither a dot nor a slash, so it is never taken for a file or the other way round.
  const isId = /^[A-Za-z0-9-]+$/.test(name);
  try {
    return isId
      ? await loadRuns(join(defaultRunsFolder(env), `${name}.json`))
      : await loadRuns(resolve(cwd, name), readFileOrPipe);
  } catch (cause) {
    if (cause instanceof BenchmarkError) {
      throw new UsageError(`${cause.message} ${cause.hint}`, { cause });
    }
    throw cause;
  }
}
