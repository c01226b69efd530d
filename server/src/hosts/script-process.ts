import { type ChildProcess, spawn } from "node:child_process";
import type { RunningScript, ScriptEnd } from "./host.js";

const maxErrorOutput = 64 * 1024;

/** How long output may still come after the process itself has ended, when another holds its pipes. */
const drainMs = 2000;

/**
 * What a shell must be told to run a script that comes over its standard input, of which the rest stays for
 * the script. It holds no data of the user, so any login shell passes it on unchanged; `dd` reads byte by
 * byte, since a shell may read ahead.
 */
export function bootstrap(script: string): string {
  return `eval "$(dd bs=1 count=${Buffer.byteLength(script)} 2>/dev/null)"`;
}

/** Starts a program that runs `bootstrap(script)` somewhere, and sends it the script. */
export function startScript(
  [program, ...args]: readonly [string, ...string[]],
  script: string,
  onOutput: (chunk: string) => void,
): RunningScript {
  const child = spawn(program, args, {
    // Its own session: a Ctrl-C in the terminal is ours to turn into an orderly end.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  let errorOutput = "";
  child.stdout.setEncoding("utf8").on("data", onOutput);
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errorOutput = (errorOutput + chunk).slice(-maxErrorOutput);
  });
  // The process has ended or never started; `ended` tells that, and why.
  child.stdin.on("error", () => undefined);
  child.stdin.write(script);

  return {
    send: (text) => {
      if (child.stdin.writable) child.stdin.write(text);
    },
    endInput: () => child.stdin.end(),
    kill: () => child.kill("SIGKILL"),
    ended: end(child).then(({ code, startProblem }) => ({
      code,
      errorOutput: startProblem === undefined ? errorOutput : `${errorOutput}${startProblem}\n`,
    })),
  };
}

function end(child: ChildProcess): Promise<Pick<ScriptEnd, "code"> & { startProblem?: string }> {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      resolve({ code: null, startProblem: error.message });
    });
    child.once("exit", (code) => {
      const timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, drainMs);
      child.once("close", () => {
        clearTimeout(timer);
        resolve({ code });
      });
    });
  });
}
