import * as vscode from "vscode";
import type { Command } from "../command.js";
import { languageIds } from "../../../server/src/protocol.js";

const examples = {
  guest: { file: "slow-guest.xml", language: languageIds.domainXml },
  nova: { file: "slow-nova.conf", language: languageIds.novaConf },
} as const;

/** Opens one of the slow examples as a new document, so that it can be tried and changed without a file. */
export const openExample: Command = {
  id: "virtLatency.openExample",
  run: async ({ context }, argument) => {
    const example =
      argument === "guest" || argument === "nova" ? examples[argument] : await pickExample();
    if (example === undefined) return;
    const { file, language } = example;
    const uri = vscode.Uri.joinPath(context.extensionUri, "examples", file);
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document, {
      // The walkthrough stays in view beside it.
      viewColumn: argument === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside,
      preview: false,
    });
    const first = await firstFinding(document);
    if (first === undefined) return;
    editor.selection = new vscode.Selection(first.start, first.start);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenter);
  },
};

/** Where the first finding is, once it is there; undefined when the document is closed before. */
function firstFinding(document: vscode.TextDocument): Promise<vscode.Range | undefined> {
  const address = document.uri.toString();
  return new Promise((resolve) => {
    const settle = (range: vscode.Range | undefined): void => {
      listeners.dispose();
      resolve(range);
    };
    const listeners = vscode.Disposable.from(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!uris.some((uri) => uri.toString() === address)) return;
        const [first] = vscode.languages
          .getDiagnostics(document.uri)
          .map(({ range }) => range)
          .sort((a, b) => a.start.compareTo(b.start));
        if (first !== undefined) settle(first);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() === address) settle(undefined);
      }),
    );
  });
}

async function pickExample(): Promise<(typeof examples)[keyof typeof examples] | undefined> {
  const items = [
    {
      label: vscode.l10n.t("A slow guest"),
      description: vscode.l10n.t("domain XML of libvirt"),
      example: examples.guest,
    },
    {
      label: vscode.l10n.t("A slow compute node"),
      description: vscode.l10n.t("nova.conf of OpenStack Nova"),
      example: examples.nova,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Open an example"),
    placeHolder: vscode.l10n.t("What to try it on"),
  });
  return picked?.example;
}
