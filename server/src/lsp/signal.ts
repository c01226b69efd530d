import type { CancellationToken } from "vscode-languageserver";

/** Aborts when the client cancels the request. */
export function signalOf(token: CancellationToken): AbortSignal {
  const abort = new AbortController();
  token.onCancellationRequested(() => {
    abort.abort();
  });
  if (token.isCancellationRequested) abort.abort();
  return abort.signal;
}
