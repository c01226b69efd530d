/**
 * A signal that is aborted when the user or the system asks the program to stop. A second request ends it at once:
 * whoever asks twice does not want to wait for the cleaning up.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}
