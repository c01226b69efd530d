import * as vscode from "vscode";
import {
  type DocumentAboutParams,
  type DocumentAboutResponse,
  documentAboutRequest,
  languageIds,
} from "../../server/src/protocol.js";
import type { LanguageServer } from "./language-client.js";

/** Typing comes in bursts; what a document is shows when the keyboard rests. */
const restMilliseconds = 300;

/** Languages of documents that may be ours; XML and YAML mostly are not. */
const candidates: readonly string[] = [...Object.values(languageIds), "xml", "yaml", "ansible"];

/**
 * What the server makes of the documents in view. VS Code calls most files of libvirt plain XML, so the language does
 * not tell which menus fit; context keys with the documents' addresses do, in every group of editors.
 */
export class KnownDocuments implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  #known = new Map<string, NonNullable<DocumentAboutResponse>>();
  #rest: NodeJS.Timeout | undefined;
  #asked = 0;
  /** Something is known of other documents than before. */
  readonly onChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      server.onState(() => {
        this.#look();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#look();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!candidates.includes(document.languageId)) return;
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => {
          this.#look();
        }, restMilliseconds);
      }),
    );
    this.#look();
  }

  /** Whether a document is one that the server checks. */
  has(document: vscode.TextDocument): boolean {
    return this.#known.has(document.uri.toString());
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#listeners.dispose();
  }

  #look(): void {
    // A server that is not there is not started for this.
    if (this.#server.state !== "running") return;
    const asked = ++this.#asked;
    const uris = vscode.window.visibleTextEditors
      .filter(({ document }) => candidates.includes(document.languageId))
      .map(({ document }) => document.uri.toString());
    const answers = [...new Set(uris)].map(async (uri) => {
      const parameters: DocumentAboutParams = { uri };
      const about = await this.#server.request<DocumentAboutResponse>(
        documentAboutRequest,
        parameters,
      );
      return [uri, about] as const;
    });
    Promise.all(answers).then(
      (all) => {
        // What was asked later knows better.
        if (asked !== this.#asked) return;
        this.#known = new Map(
          all.flatMap(([uri, about]) => (about === null ? [] : [[uri, about] as const])),
        );
        this.#tell();
      },
      // The server has ended meanwhile; its next start asks again.
      () => undefined,
    );
  }

  #tell(): void {
    // As `Uri`s: VS Code's window may know a document by another address than the machine that the extension is on.
    const uris = (addresses: readonly string[]): readonly vscode.Uri[] =>
      addresses.map((address) => vscode.Uri.parse(address));
    const all = [...this.#known];
    setContext("virtLatency.documents", uris(all.map(([address]) => address)));
    setContext(
      "virtLatency.guests",
      uris(all.filter(([, about]) => about.describesGuest).map(([address]) => address)),
    );
    this.#changed.fire();
  }
}

/** Sets a context key, which menus in the manifest refer to. */
export function setContext(key: `virtLatency.${string}`, value: unknown): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
