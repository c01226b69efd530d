import * as vscode from "vscode";
import { type PreparedDefinition, definedXmlScheme } from "../../server/src/protocol.js";

/** Definitions as a hypervisor had them when they were asked for, by the path under which they are shown. */
const shown = new Map<string, string>();

/** Serves what is defined as read-only documents. */
export function provideDefinedXml(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(definedXmlScheme, {
      provideTextDocumentContent: ({ path }) => shown.get(path) ?? "",
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === definedXmlScheme) shown.delete(uri.path);
    }),
  );
}

/** Shows what is defined beside the document that would take its place. */
export async function showDefinition(
  { id, name, before }: PreparedDefinition,
  document: vscode.Uri,
  hypervisor: string,
): Promise<void> {
  const path = `/${id}/${encodeURIComponent(name)}.xml`;
  shown.set(path, before);
  await vscode.commands.executeCommand(
    "vscode.diff",
    vscode.Uri.from({ scheme: definedXmlScheme, path }),
    document,
    vscode.l10n.t("{0}: defined on {1} ↔ this file", name, hypervisor),
    { preview: true },
  );
}
