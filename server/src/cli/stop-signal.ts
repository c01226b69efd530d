const requests = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A signal that is aborted when the user or the system asks the program to stop. A second request ends it at once:
 * whoever asks twice does not want to wait for the cleaning up.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of requests) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

/** Does what must not be left half done: a request to stop takes effect, as it always does, when that is over. */
export async function undisturbed<Result>(work: () => Promise<Result>): Promise<Result> {
  let asked: NodeJS.Signals | undefined;
  const remember = (name: NodeJS.Signals): void => {
    asked = name;
  };
  for (const name of requests) process.on(name, remember);
  try {
    return await work();
  } finally {
    for (const name of requests) process.off(name, remember);
    if (asked !== undefined) process.kill(process.pid, asked);
  }
}
