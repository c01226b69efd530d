import type { Problem } from "../core/benchmark/problem.js";
import { explainSshFailure } from "../hosts/ssh-host.js";
import { explainAgentFailure } from "../libvirt/agent-host.js";
import type { ScriptEnd } from "../hosts/host.js";
import type { SessionFailure } from "./agent-session.js";

/** How the target was reached; null what was not used. */
interface Way {
  readonly sshName: string | null;
  readonly agentOf: string | null;
}

/** Why the agent did not get to work on the target. */
export function problemOfSession(directory: string, way: Way, failure: SessionFailure): Problem {
  return failure.kind === "refused"
    ? problemOfDirectory(directory, failure)
    : problemOfEnd(way, failure.end);
}

/** Why a script did not run on the target. */
export function problemOfEnd({ sshName, agentOf }: Way, { code, errorOutput }: ScriptEnd): Problem {
  if (agentOf !== null && code === null) return explainAgentFailure(agentOf, errorOutput);
  // ssh itself ends with 255; everything else is the shell on the other side.
  if (sshName !== null && (code === 255 || code === null)) {
    return { code: "unreachable", ...explainSshFailure(sshName, errorOutput) };
  }
  const last = errorOutput.trim().split("\n").at(-1) ?? "";
  return {
    code: "unreachable",
    message: `The shell of the target ended at once${last === "" ? "" : ` (${last})`}.`,
    hint: "The target needs a POSIX shell, /bin/sh, and a login that may use it.",
  };
}

function problemOfDirectory(
  directory: string,
  { reason, detail }: { readonly reason: string; readonly detail: string },
): Problem {
  const problem = (message: string, hint: string): Problem => ({
    code: "directory",
    message,
    hint,
  });
  switch (reason) {
    case "missing":
      return problem(
        `There is no directory ${directory} on the target.`,
        "Name one with --directory, on the disk that is to be measured.",
      );
    case "notdirectory":
      return problem(`${directory} is not a directory.`, "Name a directory with --directory.");
    case "forbidden":
    case "notwritable":
      return problem(
        `The directory ${directory} cannot be written to by this user.`,
        "Name one with --directory that the user owns, or log in as another user.",
      );
    default:
      return problem(
        `No directory could be made in ${directory}${detail === "" ? "" : ` (${detail})`}.`,
        "Name another one with --directory.",
      );
  }
}
