/*
 * The virt-latency command. Each command is loaded only when it is called, so that `check` in an editor or a hook
 * starts fast.
 */
import { columns, didYouMean, isUsageError } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { type CommandName, commandTable, commands } from "./commands.js";
import { keepCompiled } from "./compile-cache.js";
import { exitStatus } from "./exit-status.js";
import { programVersion } from "./program-version.js";
import { stopSignal } from "./stop-signal.js";

const load: Readonly<Record<CommandName, () => Promise<Command>>> = {
  check: async () => (await import("./check.js")).check,
  fix: async () => (await import("./fix.js")).fix,
  effective: async () => (await import("./effective.js")).effective,
  explain: async () => (await import("./explain.js")).explain,
  rules: async () => (await import("./rules.js")).rules,
  benchmark: async () => (await import("./benchmark.js")).benchmark,
  audit: async () => (await import("./audit.js")).audit,
  compare: async () => (await import("./compare.js")).compare,
  runs: async () => (await import("./runs.js")).runs,
  import: async () => (await import("./import.js")).importRuns,
  apply: async () => (await import("./apply.js")).apply,
  lsp: async () => (await import("./lsp.js")).lsp,
};

const help = `Finds the settings that make a KVM guest's I/O slow, fixes them, and proves the difference with fio.

${commandTable()}

${columns([
  ["--help", "print this; after a command, its flags"],
  ["--version", "print the version"],
])}

Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or unreadable input, 3 a failure outside.
`;

keepCompiled(process.env);

// Whoever reads the output may stop reading, as `head` does: that is no defect. 128 + SIGPIPE, as other programs end.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(141);
  process.stderr.write(`virt-latency: cannot write the output: ${error.message}\n`);
  process.exit(exitStatus.failure);
});

void run(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    process.stderr.write(help);
    return exitStatus.usage;
  }
  if (name === "--help" || name === "-h") {
    process.stdout.write(help);
    return exitStatus.clean;
  }
  if (name === "--version") {
    process.stdout.write(`virt-latency ${programVersion()}\n`);
    return exitStatus.clean;
  }
  if (!isCommand(name)) {
    const hint = didYouMean(name, Object.keys(commands));
    process.stderr.write(
      `virt-latency: there is no command '${name}'.${hint}\nTry: virt-latency --help\n`,
    );
    return exitStatus.usage;
  }
  return await runCommand(name, rest);
}

async function runCommand(name: CommandName, args: readonly string[]): Promise<number> {
  const io: CommandIo = {
    // Made when it is asked for, which takes Node a while.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    env: process.env,
    // Only what reaches out has something to clean up; the others end at once, as the shell expects.
    ...((name === "benchmark" || name === "apply") && { signal: stopSignal() }),
  };
  try {
    const command = await load[name]();
    return await command(args, io);
  } catch (cause) {
    if (isUsageError(cause)) {
      process.stderr.write(
        `virt-latency ${name}: ${cause.message}\nTry: virt-latency ${name} --help\n`,
      );
      return exitStatus.usage;
    }
    process.stderr.write(
      `virt-latency ${name}: ${cause instanceof Error ? cause.message : String(cause)}\n`,
    );
    return exitStatus.failure;
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
