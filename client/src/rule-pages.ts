import * as vscode from "vscode";

const scheme = "virt-latency-rule";

/** Only such ids become paths. */
const ruleId = /^(audit|domain|nova)\/[a-z0-9-]+$/;

/** Serves the pages of rules as read-only documents, so that they can be read without a network and without the server. */
export function provideRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ path }) => {
      const rule = path.replace(/^\//, "").replace(/\.md$/, "");
      const page = await readRulePage(extensionUri, rule);
      return page ?? `# ${rule}\n\n${vscode.l10n.t("There is no page of this rule.")}\n`;
    },
  });
}

/** Shows the page of a rule as VS Code shows Markdown. */
export async function showRulePage(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

/** The page of a rule as it lies in the extension; undefined when there is none. */
export async function readRulePage(
  extensionUri: vscode.Uri,
  rule: string,
): Promise<string | undefined> {
  if (!ruleId.test(rule)) return undefined;
  const uri = vscode.Uri.joinPath(extensionUri, "docs", "rules", `${rule}.md`);
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
