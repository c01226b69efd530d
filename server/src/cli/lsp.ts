import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";

const flags = {
  stdio: { help: "talk over standard input and output" },
  clientProcessId: {
    value: "ID",
    help: "end when this process does; editors add it by themselves",
  },
} as const;
const syntax: Syntax<keyof typeof flags> = { command: "lsp", ...commands.lsp, operands: "", flags };

/** Starts the language server, which reads the same arguments and ends the process when the editor says so. */
export const lsp: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  if (line.operands.length > 0) throw new UsageError("takes no operand");
  if (!line.isSet("stdio"))
    throw new UsageError("speaks over standard input and output only: add --stdio");
  await import("../lsp/node.js");
  return exitStatus.clean;
};
