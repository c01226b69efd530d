import { resolve } from "node:path";
import {
  BenchmarkError,
  type RunOptions,
  defaultRunsFolder,
  runBenchmark,
  runFleet,
  runInTurn,
  storeRun,
  writeWhole,
} from "../benchmark/index.js";
import { missedBudgets } from "../core/benchmark/budgets.js";
import { compareRuns } from "../core/benchmark/comparison.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { workloadNames, workload } from "../core/benchmark/workloads.js";
import { fleetConfirmation } from "../core/report/fleet-report.js";
import { confirmation } from "../core/report/plan-text.js";
import { runsJson } from "../core/report/run-json.js";
import { agree } from "./agree.js";
import { type BenchmarkFlag, type Plans, benchmarkFlags, plansOf } from "./benchmark-plan.js";
import { budgetsFor } from "./budgets.js";
import { CommandLine, type Syntax, columns, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus, interrupted } from "./exit-status.js";
import { ProgressLine } from "./progress-line.js";
import {
  type ResultFormat,
  formatComparison,
  formatFleet,
  formatRuns,
  resultFormats,
} from "./results.js";

const syntax: Syntax<BenchmarkFlag> = {
  command: "benchmark",
  ...commands.benchmark,
  flags: benchmarkFlags,
  notes: [
    "TARGET is local; ssh:HOST with HOST as your ssh knows it (a name, an alias, USER@HOST); or a guest of a\nhypervisor, qemu:///system#DOMAIN or qemu+ssh://HOST/system#DOMAIN, with the hypervisor as jump host.",
    `Workloads:\n${columns(workloadNames.map((name) => [name, workload(name).title]))}`,
    "Several targets are measured at the same time, to see what neighbours cost each other: on fio's own client\nand servers where all have the same fio as this machine. With --against-alone the first of them is measured\nin turn with and without the others (at least 6 pairs), and the verdict is printed.",
    "With --against, the two are measured in turn (at least 6 pairs) and the verdict is printed.",
    "It writes only to files in a directory that it makes, and removes that directory in every case.\nIt needs fio 2.2.10 or later on the target.",
    "Exit status: 0 measured, 1 a budget of the configuration was missed, 2 wrong usage, 3 it failed,\n130 cancelled; a cancelled run is kept with what it measured.",
  ],
};

/** Runs a workload on a target, after asking. */
export const benchmark: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const plans = plansOf(line, io);
  const format = line.wordOf("format", resultFormats) ?? "text";
  const output = line.valueOf("output");
  const budgets = budgetsFor(io.cwd, line.valueOf("config"));
  const signal = io.signal ?? new AbortController().signal;
  if (!line.isSet("yes")) {
    const answer = await agree(agreementTo(plans), io, signal);
    if (answer !== "yes") {
      io.stderr.write("Nothing was done.\n");
      return answer === "no" ? exitStatus.clean : interrupted;
    }
  }

  const progress = new ProgressLine(io.stderr);
  const options: RunOptions = {
    signal,
    onProgress: (state) => {
      progress.show(state);
    },
  };
  let measured: Measured;
  try {
    measured = await carryOut(plans, options);
  } catch (error) {
    progress.clear();
    io.stderr.write(failure(error));
    return error instanceof BenchmarkError && error.code === "cancelled"
      ? interrupted
      : exitStatus.failure;
  }
  progress.clear();

  const { runs, judged } = measured;
  // First, since whoever reads the figures may stop reading, which ends the program.
  const isKept = await keep(runs, output === undefined ? undefined : resolve(io.cwd, output), io);
  io.stdout.write(await measured.report(format));
  if (signal.aborted) return interrupted;
  if (!isKept || !runs.every(({ status }) => status === "complete")) return exitStatus.failure;
  const missed = missedBudgets(judged, budgets);
  for (const sentence of missed) io.stderr.write(`Over budget: ${sentence}\n`);
  return missed.length === 0 ? exitStatus.clean : exitStatus.findings;
};

function agreementTo(plans: Plans): string {
  if (plans.fleet !== undefined) return fleetConfirmation(plans.fleet);
  const { plan, against } = plans;
  const both = [plan, ...(against === undefined ? [] : [against])];
  return both.map(confirmation).join("\nIn turn with:\n");
}

interface Measured {
  readonly runs: readonly BenchmarkRun[];
  /** Those that budgets are for. */
  readonly judged: readonly BenchmarkRun[];
  readonly report: (format: ResultFormat) => Promise<string>;
}

async function carryOut(plans: Plans, options: RunOptions): Promise<Measured> {
  if (plans.fleet !== undefined) {
    const { runs: together, alone } = await runFleet(plans.fleet, options);
    const runs = [...alone, ...together];
    return { runs, judged: together, report: (format) => formatFleet({ together, alone }, format) };
  }
  const { plan, against } = plans;
  if (against === undefined) {
    const runs = await runBenchmark(plan, options);
    return { runs, judged: runs, report: (format) => formatRuns(runs, format) };
  }
  const { base, changed } = await runInTurn({ base: plan, changed: against }, options);
  const runs = [...base, ...changed];
  const isBoth = base.length > 0 && changed.length > 0;
  return {
    runs,
    judged: isBoth ? changed : base,
    report: (format) =>
      isBoth ? formatComparison(compareRuns(base, changed), format) : formatRuns(runs, format),
  };
}

/** Stores what has figures, beside the other runs where it cannot be where the user wants it. A failure here is only told. */
async function keep(
  runs: readonly BenchmarkRun[],
  output: string | undefined,
  io: CommandIo,
): Promise<boolean> {
  const measured = runs.filter(({ results }) => results.length > 0);
  if (measured.length === 0) return true;
  try {
    if (output === undefined) await keepBesideOthers(measured, io);
    else {
      await writeWhole(output, runsJson(measured));
      io.stderr.write(`Kept in ${output}\n`);
    }
    return true;
  } catch (error) {
    if (output !== undefined) await keepBesideOthers(measured, io).catch(() => undefined);
    io.stderr.write(failure(error));
    return false;
  }
}

async function keepBesideOthers(
  runs: readonly BenchmarkRun[],
  { stderr, env }: CommandIo,
): Promise<void> {
  const folder = defaultRunsFolder(env);
  for (const run of runs) stderr.write(`Kept in ${await storeRun(folder, run)}\n`);
}

function failure(error: unknown): string {
  if (!(error instanceof BenchmarkError)) throw error;
  return `virt-latency benchmark: ${error.message}${error.hint === "" ? "" : ` ${error.hint}`}\n`;
}
