import { resolve } from "node:path";
import { BenchmarkError, defaultRunsFolder, importFio, storeRun } from "../benchmark/index.js";
import { parseTarget } from "../core/benchmark/target.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { failureText } from "./failure-text.js";
import { readFileOrPipe } from "./regular-file.js";
import { formatRuns, resultFormatHelp, resultFormats } from "./results.js";

const syntax: Syntax<"target" | "format"> = {
  command: "import",
  ...commands.import,
  flags: {
    target: { value: "TARGET", help: "what was measured, as for benchmark (default: local)" },
    format: { value: "FORMAT", help: resultFormatHelp },
  },
  notes: [
    "FILE is what fio --output-format=json+ (or json) printed. The runs are kept with those of benchmark.",
    "Exit status: 0 imported, 2 wrong usage or no report of fio, 3 the runs could not be kept.",
  ],
};

/** Keeps what another fio measured. */
export const importRuns: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const [file, ...more] = line.operands;
  if (file === undefined || more.length > 0) throw new UsageError("takes one file of fio's output");
  const target = line.valueOf("target") ?? "local";
  if (parseTarget(target) === undefined) {
    throw new UsageError(`--target takes local, ssh:HOST, or LIBVIRT-URI#DOMAIN, not '${target}'`);
  }
  const format = line.wordOf("format", resultFormats) ?? "text";
  let text: string;
  try {
    text = readFileOrPipe(resolve(io.cwd, file));
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${failureText(cause)}`, { cause });
  }
  try {
    const runs = importFio(text, target, new Date().toISOString());
    const report = await formatRuns(runs, format);
    try {
      for (const run of runs) {
        io.stderr.write(`Kept in ${await storeRun(defaultRunsFolder(io.env), run)}\n`);
      }
    } finally {
      // Last, since whoever reads it may stop reading, which ends the program.
      io.stdout.write(report);
    }
    return exitStatus.clean;
  } catch (cause) {
    if (!(cause instanceof BenchmarkError)) throw cause;
    if (cause.message.startsWith("There is no report")) {
      throw new UsageError(`${file}: ${cause.message} ${cause.hint}`, { cause });
    }
    io.stderr.write(`virt-latency import: ${cause.message} ${cause.hint}\n`);
    return exitStatus.failure;
  }
};
