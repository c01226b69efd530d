import * as vscode from "vscode";

/** Shows an error to the user, with what to do about it, and writes it to the log. */
export function showFailure(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  log.error(`${doing}: ${error instanceof Error ? (error.stack ?? message) : message}`);
  const showLog = "Show log";
  void vscode.window
    .showErrorMessage([`${doing}: ${message}`, hintOf(error)].join(" ").trim(), showLog)
    .then((answer) => {
      if (answer === showLog) log.show();
    });
}

/** What the server says can be done about an error; it comes as the error's data. */
function hintOf(error: unknown): string {
  if (!(error instanceof Error) || !("data" in error)) return "";
  const { data } = error;
  return typeof data === "object" && data !== null && "hint" in data ? String(data.hint) : "";
}
