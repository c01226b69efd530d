import * as vscode from "vscode";
import { type ListRulesResponse, listRulesRequest } from "../../../server/src/protocol.js";
import type { Command } from "../command.js";
import { explainCommand } from "../language-client.js";
import { showRulePage } from "../rule-pages.js";

/** Shows the page of the rule that is given, or of one that the user picks. */
export const explainRule: Command = {
  id: explainCommand,
  run: async ({ server }, argument) => {
    if (typeof argument === "string") return showRulePage(argument);
    const rules = server.request<ListRulesResponse>(listRulesRequest, {});
    const items = rules.then((all) =>
      all.map(({ id, summary, severity }) => ({
        label: id,
        description: severity,
        detail: summary,
      })),
    );
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t("Explain a rule"),
      placeHolder: vscode.l10n.t("A rule, or words of what it says"),
      matchOnDetail: true,
    });
    if (picked !== undefined) await showRulePage(picked.label);
  },
};
