/** Somewhere a program can be run: this machine, or one that is reached over the network. */
export interface Host {
  /** For messages: "this machine", "db1". */
  readonly name: string;
  /**
   * Starts a POSIX shell there that runs `script` and reads what is sent later from its standard input.
   * Never throws: a host that cannot be reached is a script that has ended.
   */
  start(script: string, onOutput: (chunk: string) => void): RunningScript;
  /**
   * As `start`, and meanwhile the unix socket `here`, which only this user can connect to, leads to the unix socket
   * `there` of the host. Absent where a host is not reached in a way that allows it. Both paths must be
   * `isForwardable`.
   */
  readonly startWithSocket?: (
    sockets: { readonly here: string; readonly there: string },
    script: string,
    onOutput: (chunk: string) => void,
  ) => RunningScript;
}

/**
 * Whether a path can be a forwarded socket's: the system takes about a hundred bytes, and ssh expands `%` and `${}`
 * and cuts at `:`.
 */
export function isForwardable(path: string): boolean {
  return /^\/[A-Za-z0-9_.,@+=/-]{1,99}$/.test(path);
}

export interface RunningScript {
  /** To the script's standard input; without effect after its end. */
  send(text: string): void;
  /** Closes the script's standard input. */
  endInput(): void;
  /** Ends the local process at once. The script notices that its standard input has ended. */
  kill(): void;
  /** Resolves when the script has ended and all its output has been delivered. */
  readonly ended: Promise<ScriptEnd>;
}

export interface ScriptEnd {
  /** Null when it was ended by a signal, or could not be started. */
  readonly code: number | null;
  /** What was printed to standard error; of very much, the last part. */
  readonly errorOutput: string;
}

/** A host that could not be reached: a sentence that says why, and one that says what to do. */
export interface ReachProblem {
  readonly message: string;
  readonly hint: string;
}
