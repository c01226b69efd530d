import type { Host, ScriptEnd } from "./host.js";

export interface ScriptResult {
  readonly output: string;
  readonly end: ScriptEnd;
}

/** More than a libvirt daemon with thousands of guests tells of itself. */
const maxOutput = 64 * 1024 * 1024;

/**
 * Runs a script to its end on a host, without input. Resolves also when the signal ended it, with what it printed so far
 * and an end without a code.
 */
export async function runScript(
  host: Host,
  script: string,
  signal: AbortSignal,
): Promise<ScriptResult> {
  let output = "";
  const running = host.start(script, (chunk) => {
    output += chunk;
    if (output.length > maxOutput) running.kill();
  });
  const stop = (): void => {
    running.kill();
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    running.endInput();
    return { end: await running.ended, output };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
