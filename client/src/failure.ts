import * as vscode from "vscode";

/** Shows an error to the user, with what to do about it, and writes it to the log. */
export function showFailure(log: vscode.LogOutputChannel, error: unknown, doing?: string): void {
  const message = error instanceof Error ? error.message : String(error);
  const said = doing === undefined ? message : `${doing}: ${message}`;
  const hint = hintOf(error);
  log.error(said);
  // Where an answer of the server was received says nothing about its cause.
  if (hint === undefined && error instanceof Error) log.debug(error.stack ?? "");
  const showLog = vscode.l10n.t("Show log");
  void vscode.window.showErrorMessage(`${said} ${hint ?? ""}`.trim(), showLog).then((answer) => {
    if (answer === showLog) log.show();
  });
}

/** What the server says can be done about an error, which comes as the error's data. */
function hintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null && "hint" in data
    ? String(data.hint)
    : undefined;
}
