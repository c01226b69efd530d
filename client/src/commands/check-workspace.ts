import * as vscode from "vscode";
import { type CheckOutcome, serverCommands } from "../../../server/src/protocol.js";
import type { Command } from "../command.js";

/** Checks every file of the workspace that is ours; from then on its findings stay in the Problems view. */
export const checkWorkspace: Command = {
  id: "virtLatency.checkWorkspace",
  run: async ({ server }) => {
    const progress = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Checking the workspace"),
      cancellable: true,
    };
    const outcome = await vscode.window.withProgress(progress, async (_, token) => {
      try {
        return await server.request<CheckOutcome>(
          "workspace/executeCommand",
          { command: serverCommands.checkWorkspace, arguments: [{ clientShows: true }] },
          token,
        );
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    });
    if (outcome === undefined) return;
    const show = vscode.l10n.t("Show the findings");
    const answers = outcome.findings > 0 ? [show] : [];
    const answer = await vscode.window.showInformationMessage(outcome.message, ...answers);
    if (answer === show) await vscode.commands.executeCommand("workbench.actions.view.problems");
  },
};
