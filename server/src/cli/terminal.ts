import { type Style, colours, plain } from "../core/report/style.js";
import type { CommandIo } from "./command.js";

/** Colours for a terminal whose user did not decline them (no-color.org). */
export function styleFor(stream: CommandIo["stdout"], env: CommandIo["env"]): Style {
  const declined = (env["NO_COLOR"] ?? "") !== "" || env["TERM"] === "dumb";
  return stream.isTTY === true && !declined ? colours : plain;
}

/** "1 file", "2 files"; with a plural that takes more than an "s", "2 fixes". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toString()} ${count === 1 ? noun : plural}`;
}
