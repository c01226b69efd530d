import * as vscode from "vscode";
import {
  type EffectiveXmlParams,
  type EffectiveXmlResponse,
  effectiveXmlRequest,
  effectiveXmlScheme,
  languageIds,
} from "../../server/src/protocol.js";
import type { LanguageServer } from "./language-client.js";

/** Typing comes in bursts; the XML follows when the keyboard rests. */
const restMilliseconds = 300;

/** Serves the XML that Nova writes from a nova.conf as a read-only document, which follows the nova.conf. */
export function provideEffectiveXml(server: LanguageServer): vscode.Disposable {
  const provider = new EffectiveXmlProvider(server);
  return vscode.Disposable.from(
    provider,
    vscode.workspace.registerTextDocumentContentProvider(effectiveXmlScheme, provider),
  );
}

/** Shows the XML that Nova writes from an open nova.conf beside it. */
export async function showEffectiveXml(source: vscode.Uri): Promise<void> {
  const name = source.path.slice(source.path.lastIndexOf("/") + 1);
  const uri = vscode.Uri.from({
    scheme: effectiveXmlScheme,
    path: `/${name}.disks.xml`,
    query: source.toString(),
  });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
    preserveFocus: true,
  });
}

class EffectiveXmlProvider implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #listeners: vscode.Disposable;
  #rest: NodeJS.Timeout | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#listeners = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      // A drop-in may decide as well, so every nova.conf counts.
      if (document.languageId !== languageIds.novaConf) return;
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => {
        this.#refresh();
      }, restMilliseconds);
    });
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const parameters: EffectiveXmlParams = { uri: query };
    const found = await this.#server.request<EffectiveXmlResponse>(effectiveXmlRequest, parameters);
    return found?.text ?? `<!-- ${vscode.l10n.t("The nova.conf is not open any more.")} -->\n`;
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#listeners.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === effectiveXmlScheme) this.#changed.fire(uri);
    }
  }
}
