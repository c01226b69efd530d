import * as vscode from "vscode";
import { languageIds } from "../../server/src/protocol.js";
import type { KnownDocuments } from "./known-documents.js";
import type { LanguageServer } from "./language-client.js";
import { type Place, reasonNotToReachOut } from "./place.js";

/** In UTF-16 units; the server says the same at the document's first line. */
const largestDocument = 8 * 1024 * 1024;

/** Documents that are ours by their language. */
const own = Object.values(languageIds).map((language) => ({ language }));

/** Says at the language in the status bar what is happening to the document in the editor. */
export function showStatus(
  server: LanguageServer,
  documents: KnownDocuments,
  place: Place,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("virtLatency.status", own);
  item.name = "Virt Latency";
  const refresh = (): void => {
    Object.assign(item, statusOf(server, place));
    // Of XML and YAML, only what is ours has a status of ours.
    const document = vscode.window.activeTextEditor?.document;
    const { languageId = "" } = document ?? {};
    item.selector =
      document !== undefined && documents.has(document) ? [...own, { language: languageId }] : own;
  };
  refresh();
  return vscode.Disposable.from(
    item,
    server.onState(refresh),
    documents.onChange(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
  );
}

type Status = Pick<
  vscode.LanguageStatusItem,
  "text" | "detail" | "severity" | "busy" | "command" | "accessibilityInformation"
>;

function statusOf(server: LanguageServer, place: Place): Status {
  const { Error: failed, Warning: warned, Information: fine } = vscode.LanguageStatusSeverity;
  const showLog = { command: "virtLatency.showLog", title: vscode.l10n.t("Show log") };
  if (server.state === "starting") {
    return status(vscode.l10n.t("Starting"), "", fine, showLog, true);
  }
  if (server.state === "stopped") {
    const restart = { command: "virtLatency.restartServer", title: vscode.l10n.t("Restart") };
    const detail = vscode.l10n.t("The language server has stopped; nothing is checked.");
    return status(vscode.l10n.t("Stopped"), detail, failed, restart);
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && document.getText().length > largestDocument) {
    const detail = vscode.l10n.t("This file is too large to be checked while you edit.");
    return status(vscode.l10n.t("Not checked"), detail, warned, showLog);
  }
  const reason = reasonNotToReachOut(place);
  if (reason === undefined) return status(vscode.l10n.t("Ready"), "", fine, showLog);
  const manage = {
    command: "workbench.trust.manage",
    title: vscode.l10n.t("Manage workspace trust"),
  };
  return status(vscode.l10n.t("Checks only"), reason, fine, place === "process" ? manage : showLog);
}

function status(
  label: string,
  detail: string,
  severity: vscode.LanguageStatusSeverity,
  command: vscode.Command,
  busy = false,
): Status {
  const text = `Virt Latency: ${label}`;
  const accessibilityInformation = { label: detail === "" ? text : `${text}. ${detail}` };
  return { text, detail, severity, command, busy, accessibilityInformation };
}
