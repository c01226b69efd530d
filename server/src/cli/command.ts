/** What a command sees of the world. Tests hand it their own streams. */
export interface CommandIo {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  /** Aborted when the user interrupts (SIGINT, SIGTERM, SIGHUP). */
  readonly signal?: AbortSignal;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs with the arguments after the command's name; resolves to the exit status. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
