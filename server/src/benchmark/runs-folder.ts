import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { BenchmarkError } from "./benchmark-error.js";

/** Where runs are kept: under the XDG state folder. Throws a BenchmarkError where the user has no home. */
export function defaultRunsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME: xdg, HOME: home } = env;
  // The XDG base directory specification: relative paths are to be ignored.
  const state =
    xdg !== undefined && isAbsolute(xdg) ? xdg : join(home ?? systemsHome(), ".local", "state");
  // Runs that are kept wherever the program is started would not be found again.
  if (!isAbsolute(state)) throw homeless();
  return join(state, "virt-latency", "runs");
}

function systemsHome(): string {
  try {
    return homedir();
  } catch (cause) {
    throw homeless(cause);
  }
}

function homeless(cause?: unknown): BenchmarkError {
  const problem = {
    code: "storage",
    message: "There is no home folder to keep runs in.",
    hint: "Set HOME or XDG_STATE_HOME.",
  } as const;
  return new BenchmarkError(problem, { cause });
}
