import * as vscode from "vscode";
import { type RulePageResponse, rulePageRequest } from "../../server/src/protocol.js";
import type { LanguageServer } from "./language-client.js";

const scheme = "virt-latency-rule";

/** Serves the pages of rules as read-only documents, so that they can be read without a network. */
export function provideRulePages(server: LanguageServer): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ path }) => {
      const rule = path.replace(/^\//, "").replace(/\.md$/, "");
      const page = await server.request<RulePageResponse>(rulePageRequest, { rule });
      return page?.markdown ?? `# ${rule}\n\nThere is no page of this rule.\n`;
    },
  });
}

/** Shows the page of a rule as VS Code shows Markdown. */
export async function showRulePage(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
