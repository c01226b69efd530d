import { isAbsolute, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import {
  BenchmarkError,
  defaultRunsFolder,
  planBenchmark,
  runBenchmark,
  storeRun,
  writeWhole,
} from "../benchmark/index.js";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { defaultWorkload, workloadNames, workload } from "../core/benchmark/workloads.js";
import { confirmation } from "../core/report/plan-text.js";
import { runsJson } from "../core/report/run-json.js";
import { runText } from "../core/report/run-text.js";
import { CommandLine, type Syntax, UsageError, columns, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { ProgressLine } from "./progress-line.js";
import { parseSize } from "./size.js";

type FlagName =
  | "workload"
  | "directory"
  | "size"
  | "runtime"
  | "repeat"
  | "format"
  | "output"
  | "ssh-config"
  | "any-filesystem"
  | "yes";

const syntax: Syntax<FlagName> = {
  command: "benchmark",
  ...commands.benchmark,
  flags: {
    workload: { value: "NAME", help: `what to measure (${defaultWorkload} if not given)` },
    directory: {
      value: "DIR",
      help: "where, on the disk to measure (default: the current or login directory)",
    },
    size: { value: "BYTES", help: "of all files together, such as 4GiB (default 1GiB)" },
    runtime: { value: "SECONDS", help: "of one run, without its warm-up (default 30)" },
    repeat: { value: "N", help: "runs, one after the other on the same files (default 1)" },
    format: { value: "FORMAT", help: "text (default) or json" },
    output: { value: "FILE", help: "keep the runs there, as JSON, instead of with the other runs" },
    "ssh-config": { value: "FILE", help: "used instead of your ssh configuration" },
    "any-filesystem": { help: "measure even what is no disk of the target, such as tmpfs or NFS" },
    yes: { help: "do not ask" },
  },
  notes: [
    "TARGET is local, or ssh:HOST with HOST as your ssh knows it: a name, an alias, USER@HOST.",
    `Workloads:\n${columns(workloadNames.map((name) => [name, workload(name).title]))}`,
    "It writes only to files in a directory that it makes, and removes that directory in every case.\nIt needs fio 2.2.10 or later on the target.",
    "Exit status: 0 measured, 2 wrong usage, 3 it failed, 130 cancelled; a cancelled run is kept with what it measured.",
  ],
};

/** What the shell reports for a program that was interrupted (128 + SIGINT). */
const interrupted = 130;

/** Runs a workload on a target, after asking. */
export const benchmark: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const plan = planOf(line, io);
  const format = line.wordOf("format", ["text", "json"]) ?? "text";
  const output = line.valueOf("output");
  const signal = io.signal ?? new AbortController().signal;
  if (!line.isSet("yes")) {
    const answer = await ask(plan, io, signal);
    if (answer !== "yes") {
      io.stderr.write("Nothing was done.\n");
      return answer === "no" ? exitStatus.clean : interrupted;
    }
  }

  const progress = new ProgressLine(io.stderr);
  let runs: readonly BenchmarkRun[];
  try {
    runs = await runBenchmark(plan, {
      signal,
      onProgress: (state) => {
        progress.show(state);
      },
    });
  } catch (error) {
    progress.clear();
    io.stderr.write(failure(error));
    return error instanceof BenchmarkError && error.code === "cancelled"
      ? interrupted
      : exitStatus.failure;
  }
  progress.clear();

  io.stdout.write(format === "json" ? runsJson(runs) : runs.map(runText).join("\n"));
  const isKept = await keep(runs, output === undefined ? undefined : resolve(io.cwd, output), io);
  if (signal.aborted) return interrupted;
  return isKept && runs.every(({ status }) => status === "complete")
    ? exitStatus.clean
    : exitStatus.failure;
};

function planOf(line: CommandLine<FlagName>, { cwd }: CommandIo): BenchmarkPlan {
  const [target, ...more] = line.operands;
  if (target === undefined || more.length > 0) {
    throw new UsageError("takes one target: local, or ssh:HOST");
  }
  const name = line.wordOf("workload", workloadNames);
  const directory = line.valueOf("directory");
  const sizeBytes = numberOf(line, "size", parseSize, "a size such as 4GiB");
  const runtimeSeconds = numberOf(line, "runtime", wholeNumber, "a whole number of seconds");
  const repeat = numberOf(line, "repeat", wholeNumber, "a whole number");
  const sshConfig = line.valueOf("ssh-config");
  // The target's shell need not start where this program was started.
  const place =
    target === "local" && (directory === undefined || !isAbsolute(directory))
      ? resolve(cwd, directory ?? ".")
      : directory;
  try {
    return planBenchmark({
      target,
      ...(name !== undefined && { workload: name }),
      ...(place !== undefined && { directory: place }),
      ...(sizeBytes !== undefined && { sizeBytes }),
      ...(runtimeSeconds !== undefined && { runtimeSeconds }),
      ...(repeat !== undefined && { repeat }),
      ...(sshConfig !== undefined && { sshConfig: resolve(cwd, sshConfig) }),
      anyFilesystem: line.isSet("any-filesystem"),
    });
  } catch (cause) {
    if (cause instanceof BenchmarkError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

function numberOf(
  line: CommandLine<FlagName>,
  flag: FlagName,
  parse: (text: string) => number | undefined,
  expected: string,
): number | undefined {
  const text = line.valueOf(flag);
  if (text === undefined) return undefined;
  const number = parse(text);
  if (number === undefined) throw new UsageError(`--${flag} takes ${expected}, not '${text}'`);
  return number;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

async function ask(
  plan: BenchmarkPlan,
  { stdin, stderr }: CommandIo,
  signal: AbortSignal,
): Promise<"yes" | "no" | "interrupted"> {
  if (stdin.isTTY !== true) {
    throw new UsageError(
      `there is no terminal to ask on. Add --yes if you agree to this:\n${confirmation(plan)}`,
    );
  }
  stderr.write(`${confirmation(plan)}\n`);
  const terminal = createInterface({ input: stdin, output: stderr });
  try {
    // Of Ctrl-C readline makes an event of its own, since it reads the terminal's keys.
    const given = new Promise<"interrupted">((resolve) => {
      terminal.once("SIGINT", () => {
        resolve("interrupted");
      });
      terminal.once("close", () => {
        resolve("interrupted");
      });
      signal.addEventListener("abort", () => {
        resolve("interrupted");
      });
    });
    const answer = await Promise.race([terminal.question("Go on? [y/N] "), given]);
    if (answer === "interrupted") return "interrupted";
    return /^y(?:es)?$/i.test(answer.trim()) ? "yes" : "no";
  } finally {
    terminal.close();
  }
}

/** Stores what has figures. A failure here is told, but the figures have been printed. */
async function keep(
  runs: readonly BenchmarkRun[],
  output: string | undefined,
  { stderr, env }: CommandIo,
): Promise<boolean> {
  const measured = runs.filter(({ results }) => results.length > 0);
  if (measured.length === 0) return true;
  try {
    if (output === undefined) {
      const folder = defaultRunsFolder(env);
      for (const run of measured) stderr.write(`Kept in ${await storeRun(folder, run)}\n`);
    } else {
      await writeWhole(output, runsJson(measured));
      stderr.write(`Kept in ${output}\n`);
    }
    return true;
  } catch (error) {
    stderr.write(failure(error));
    return false;
  }
}

function failure(error: unknown): string {
  if (!(error instanceof BenchmarkError)) throw error;
  return `virt-latency benchmark: ${error.message}${error.hint === "" ? "" : ` ${error.hint}`}\n`;
}
