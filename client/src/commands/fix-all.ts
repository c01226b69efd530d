import * as vscode from "vscode";
import type { Command } from "../command.js";

/** Applies every safe fix to the document in the editor, as `editor.codeActionsOnSave` would, and says what came of it. */
export const fixAll: Command = {
  id: "virtLatency.fixAll",
  run: async ({ documents, server }) => {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    // A button of the walkthrough means the document beside it.
    const editor =
      activeTextEditor ?? visibleTextEditors.find(({ document }) => documents.has(document));
    if (editor === undefined) {
      await offerExample();
      return;
    }
    const { document } = editor;
    const { version } = document;
    const edit = await server.safeFixes(document.uri);
    if (document.version !== version) {
      throw new Error(vscode.l10n.t("The document has changed meanwhile. Try again."));
    }
    if (edit === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          "There is nothing that can be fixed without a decision of yours. What else there is stands at the light bulbs.",
        ),
      );
      return;
    }
    await vscode.workspace.applyEdit(edit);
  },
};

async function offerExample(): Promise<void> {
  const open = vscode.l10n.t("Open an example");
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("Open the XML of a guest or a nova.conf first."),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand("virtLatency.openExample");
}
