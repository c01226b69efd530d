import * as vscode from "vscode";
import type { Command } from "../command.js";

/** Applies every safe fix to the document in the editor, as `editor.codeActionsOnSave` would. */
export const fixAll: Command = {
  id: "virtLatency.fixAll",
  run: async () => {
    await vscode.commands.executeCommand("editor.action.sourceAction", {
      kind: "source.fixAll.virt-latency",
      apply: "first",
    });
  },
};
