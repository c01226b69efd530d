import { PassThrough } from "node:stream";
import type { CommandIo } from "../../server/src/cli/command.js";

/** A world for one command that is not this process's. */
export interface CapturedIo {
  readonly io: CommandIo;
  readonly out: () => string;
  readonly err: () => string;
}

export interface CapturedIoOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** What is typed on a terminal; without it there is no terminal. */
  readonly typed?: string;
  /** Called with all that has been printed to standard error so far. */
  readonly onError?: (text: string) => void;
}

export function capturedIo(options: CapturedIoOptions): CapturedIo {
  const { cwd, env = {}, signal, typed, onError } = options;
  const stdin: PassThrough & { isTTY?: boolean } = new PassThrough();
  if (typed === undefined) stdin.end();
  else {
    stdin.isTTY = true;
    stdin.write(typed);
  }
  let out = "";
  let err = "";
  const stdout = new PassThrough().setEncoding("utf8").on("data", (chunk: string) => {
    out += chunk;
  });
  const stderr = new PassThrough().setEncoding("utf8").on("data", (chunk: string) => {
    err += chunk;
    onError?.(err);
  });
  return {
    io: { stdin, stdout, stderr, cwd, env, ...(signal !== undefined && { signal }) },
    out: () => out,
    err: () => err,
  };
}
