import { join, resolve } from "node:path";
import { BenchmarkError, defaultRunsFolder, loadRuns } from "../benchmark/index.js";
import { compareRuns } from "../core/benchmark/comparison.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { comparisonJson, comparisonText } from "../core/report/comparison-text.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";

const syntax: Syntax<"format"> = {
  command: "compare",
  ...commands.compare,
  flags: { format: { value: "FORMAT", help: "text (default) or json" } },
  notes: [
    "BASE and NEW are files that benchmark has written, or ids of runs that it has kept.",
    "Exit status: 0 compared, 2 wrong usage or a run that cannot be read.",
  ],
};

/** Puts two runs, or two files of runs, side by side. */
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
  const format = line.wordOf("format", ["text", "json"]) ?? "text";
  const comparison = compareRuns(await load(base, io), await load(changed, io));
  io.stdout.write(format === "json" ? comparisonJson(comparison) : comparisonText(comparison));
  return exitStatus.clean;
};

async function load(name: string, { cwd, env }: CommandIo): Promise<readonly BenchmarkRun[]> {
  // An id has neither a dot nor a slash, so it is never taken for a file or the other way round.
  const isId = /^[A-Za-z0-9-]+$/.test(name);
  const path = isId ? join(defaultRunsFolder(env), `${name}.json`) : resolve(cwd, name);
  try {
    return await loadRuns(path);
  } catch (cause) {
    if (cause instanceof BenchmarkError) {
      throw new UsageError(`${cause.message} ${cause.hint}`, { cause });
    }
    throw cause;
  }
}
