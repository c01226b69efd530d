import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Where failures of handlers are told. */
export interface Log {
  error(message: string): void;
}

/**
 * Wraps a request's handler: a request that was cancelled is answered as such, and an exception is logged with the
 * method's name and answered with `empty`, so that a defect in one feature costs that feature alone.
 */
export function guarded<Parameters, Result>(
  log: Log,
  method: string,
  empty: Result,
  handler: (parameters: Parameters, token: CancellationToken) => Promise<Result> | Result,
): (parameters: Parameters, token: CancellationToken) => Promise<Result> {
  return async (parameters, token) => {
    try {
      const result = await handler(parameters, token);
      if (!token.isCancellationRequested) return result;
    } catch (error) {
      if (!token.isCancellationRequested) {
        log.error(`${method}: ${describe(error)}`);
        return empty;
      }
    }
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
  };
}

/** Runs what no request waits for; an exception is logged with `name`. */
export function detached(log: Log, name: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    log.error(`${name}: ${describe(error)}`);
  });
}

/** An error in full, for the log. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
