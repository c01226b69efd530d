import { createInterface } from "node:readline/promises";
import { UsageError } from "./command-line.js";
import type { CommandIo } from "./command.js";

/**
 * Asks on the terminal whether to go on. Throws a UsageError where there is none.
 *
 * @param agreement What the user agrees to.
 */
export async function agree(
  agreement: string,
  { stdin, stderr }: CommandIo,
  signal: AbortSignal,
): Promise<"yes" | "no" | "interrupted"> {
  if (stdin.isTTY !== true) {
    throw new UsageError(
      `there is no terminal to ask on. Add --yes if you agree to this:\n${agreement}`,
    );
  }
  stderr.write(`${agreement}\n`);
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
