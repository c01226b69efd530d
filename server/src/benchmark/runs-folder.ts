import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where runs are kept: under the XDG state folder. */
export function defaultRunsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME: xdg, HOME: home } = env;
  // The XDG base directory specification: relative paths are to be ignored.
  const state =
    xdg !== undefined && isAbsolute(xdg) ? xdg : join(home ?? homedir(), ".local", "state");
  return join(state, "virt-latency", "runs");
}
