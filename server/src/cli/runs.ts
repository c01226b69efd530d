import { BenchmarkError, defaultRunsFolder, listRuns } from "../benchmark/index.js";
import { withWholeRound } from "../core/benchmark/fleet-figures.js";
import { allWorkloadNames } from "../core/benchmark/workloads.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { runList } from "../core/report/run-list.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { formatRuns, resultFormatHelp, resultFormats } from "./results.js";

const syntax: Syntax<"guest" | "workload" | "format"> = {
  command: "runs",
  ...commands.runs,
  flags: {
    guest: { value: "NAME", help: "only those of this guest (name, UUID) or target" },
    workload: { value: "NAME", help: "only those of this workload" },
    format: {
      value: "FORMAT",
      help: `a list if not given; ${resultFormatHelp.replace(" (default)", "")}`,
    },
  },
  notes: [
    "Without ID, all kept runs, newest first. With the ID of a target that was measured beside others at the same time,\n" +
      "also those of the others.",
    "Exit status: 0, or 2 for wrong usage or an ID that is not there.",
  ],
};

/** The history: the runs that were kept. */
export const runs: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const format = line.wordOf("format", resultFormats);
  const load = line.wordOf("workload", allWorkloadNames);
  const guest = line.valueOf("guest");
  const kept = await keptRuns(io.env);
  for (const problem of kept.problems) io.stderr.write(`${problem}\n`);
  const chosen = line.operands.length === 0 ? kept.runs : withRounds(line.operands, kept.runs);
  const fitting = chosen.filter(
    (run) =>
      (load === undefined || run.workload === load) && (guest === undefined || isOf(run, guest)),
  );
  const isList = format === undefined && line.operands.length === 0;
  io.stdout.write(isList ? runList(fitting) : await formatRuns(fitting, format ?? "text"));
  return exitStatus.clean;
};

async function keptRuns(env: Readonly<Record<string, string | undefined>>) {
  try {
    return await listRuns(defaultRunsFolder(env));
  } catch (cause) {
    if (cause instanceof BenchmarkError)
      throw new UsageError(`${cause.message} ${cause.hint}`, { cause });
    throw cause;
  }
}

function withRounds(ids: readonly string[], all: readonly BenchmarkRun[]): BenchmarkRun[] {
  return [...new Set(ids.flatMap((id) => withWholeRound(byId(all, id), all)))];
}

function byId(all: readonly BenchmarkRun[], id: string): BenchmarkRun {
  const found = all.find((run) => run.id === id);
  if (found === undefined)
    throw new UsageError(`there is no run ${id}; virt-latency runs lists them`);
  return found;
}

function isOf({ target, guest }: BenchmarkRun, wanted: string): boolean {
  return target === wanted || guest?.name === wanted || guest?.uuid === wanted;
}
