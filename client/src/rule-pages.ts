import * as vscode from "vscode";

const scheme = "virt-latency-rule";

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

let pages: Promise<Readonly<Record<string, string>>> | undefined;

/** The page of a rule as it lies in the extension; undefined when there is none. */
export async function readRulePage(
  extensionUri: vscode.Uri,
  rule: string,
): Promise<string | undefined> {
  pages ??= readPages(vscode.Uri.joinPath(extensionUri, "dist", "rule-pages.json"));
  return new Map(Object.entries(await pages)).get(rule);
}

async function readPages(file: vscode.Uri): Promise<Readonly<Record<string, string>>> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  return JSON.parse(text) as Record<string, string>;
}
