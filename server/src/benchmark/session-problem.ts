import type { Problem } from "../core/benchmark/problem.js";
import { explainSshFailure } from "../hosts/ssh-host.js";
import type { SessionFailure } from "./agent-session.js";

/**
 * Why the agent did not get to work on the target.
 *
 * @param sshName What ssh was asked to reach; null where it was not.
 */
export function problemOfSession(
  directory: string,
  sshName: string | null,
  failure: SessionFailure,
): Problem {
  if (failure.kind === "refused") return problemOfDirectory(directory, failure);
  const { code, errorOutput } = failure.end;
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
