import * as vscode from "vscode";
import type { AuditOutcome } from "../../server/src/protocol.js";

const scheme = "virt-latency-audit";

/** Audits as they were made, by the path under which they are shown. */
const shown = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();

/** Serves audits as read-only documents. */
export function provideAuditPages(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => shown.get(path) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) shown.delete(uri.path);
    }),
  );
}

/**
 * Shows an audit as VS Code shows Markdown; one of the same target takes the place of the one before. `name` is what
 * the user calls the target: the tab is named after it.
 */
export async function showAudit({ target, markdown }: AuditOutcome, name: string): Promise<void> {
  const title = vscode.l10n.t("Audit of {0}", name).replaceAll("/", "-");
  const path = `/${encodeURIComponent(target)}/${title}.md`;
  const uri = vscode.Uri.from({ scheme, path });
  shown.set(path, markdown);
  changed.fire(uri);
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
