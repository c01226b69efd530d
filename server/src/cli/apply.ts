import { resolve } from "node:path";
import { formatTarget, parseHypervisor } from "../core/benchmark/target.js";
import { unifiedDiff } from "../core/report/unified-diff.js";
import { defineGuest, prepareDefinition } from "../libvirt/define-guest.js";
import { agree } from "./agree.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus, interrupted } from "./exit-status.js";
import { failureText } from "./failure-text.js";
import { readFileOrPipe } from "./regular-file.js";

const syntax: Syntax<"ssh-config" | "yes"> = {
  command: "apply",
  ...commands.apply,
  flags: {
    "ssh-config": { value: "FILE", help: "used instead of your ssh configuration" },
    yes: { help: "do not ask" },
  },
  notes: [
    "URI is qemu:///system, qemu:///session, or qemu+ssh://[USER@]HOST[:PORT]/system.",
    "It prints the diff against what is defined, asks, and defines with validation. What runs is not touched:\nthe guest takes the new definition when it has been shut down and started.",
    "Exit status: 0 defined, nothing to do, or no; 2 wrong usage, 3 it failed.",
  ],
};

/** Gives a guest the definition in a file, after showing the difference and asking. */
export const apply: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const [file, uri, ...more] = line.operands;
  const hypervisor = uri === undefined ? undefined : parseHypervisor(uri);
  if (file === undefined || hypervisor === undefined || more.length > 0) {
    throw new UsageError("takes a file and a libvirt URI such as qemu+ssh://HOST/system");
  }
  let text: string;
  try {
    text = readFileOrPipe(resolve(io.cwd, file));
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${failureText(cause)}`, { cause });
  }
  const sshConfig = line.valueOf("ssh-config");
  const access = {
    sshConfig: sshConfig === undefined ? null : resolve(io.cwd, sshConfig),
    signal: io.signal ?? new AbortController().signal,
  };
  const { found, problem } = await prepareDefinition(hypervisor, text, access);
  if (found === undefined) {
    io.stderr.write(`virt-latency apply: ${problem.message} ${problem.hint}\n`);
    return exitStatus.failure;
  }
  const target = formatTarget({ kind: "guest", hypervisor, domain: found.name });
  const diff = unifiedDiff(target, found.before, found.after);
  if (diff === "") {
    io.stdout.write(`${found.name} is already defined like this.\n`);
    return exitStatus.clean;
  }
  io.stdout.write(diff);
  if (!line.isSet("yes")) {
    const answer = await agree(`This becomes the definition of ${target}.`, io, access.signal);
    if (answer !== "yes") {
      io.stderr.write("Nothing was done.\n");
      return answer === "no" ? exitStatus.clean : interrupted;
    }
  }
  const trouble = await defineGuest(hypervisor, found, access);
  if (trouble !== undefined) {
    io.stderr.write(`virt-latency apply: ${trouble.message} ${trouble.hint}\n`);
    return exitStatus.failure;
  }
  io.stderr.write(
    found.state === "running"
      ? `Defined. ${found.name} still runs as before: shut it down and start it for this to count. A reboot is not enough.\n`
      : `Defined. ${found.name} takes it at its next start.\n`,
  );
  return exitStatus.clean;
};
