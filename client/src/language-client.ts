import * as vscode from "vscode";
import {
  type BaseLanguageClient,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Disposable,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import {
  type InitializationOptions,
  type ProgressParams,
  languageIds,
  progressNotification,
} from "../../server/src/protocol.js";
import { serveFiles } from "./served-files.js";

/** The command that shows a rule's page; the server puts it into its code actions. */
export const explainCommand = "virtLatency.explainRule";

/** The command that shows the XML that Nova writes; the server puts it into its lenses. */
export const effectiveXmlCommand = "virtLatency.showEffectiveXml";

/** The command that benchmarks a document's guest; the server puts it into its lenses. */
export const benchmarkCommand = "virtLatency.benchmarkVm";

/** Makes the client of a server that runs as a process or as a worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What the server is doing. */
export type ServerState = "starting" | "running" | "stopped";

const serverStates: Readonly<Record<State, ServerState>> = {
  [State.Starting]: "starting",
  [State.StartFailed]: "stopped",
  [State.Running]: "running",
  [State.Stopped]: "stopped",
};

/** Starts, restarts and stops the language server, and carries requests to it. */
export class LanguageServer implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #files: Disposable;
  #started: Promise<void> | undefined;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel, createClient: CreateClient) {
    const initializationOptions: InitializationOptions = {
      explainCommand,
      effectiveXmlCommand,
      benchmarkCommand,
      suggestCommand: "editor.action.triggerSuggest",
      // It serves our documents as well, and would end each element a second time.
      closesTags: vscode.extensions.getExtension("redhat.vscode-xml") !== undefined,
    };
    this.#client = createClient({
      documentSelector: [
        { language: languageIds.domainXml },
        { language: languageIds.novaConf },
        // The server looks at the root element and leaves other XML alone.
        { language: "xml" },
        // It looks for the few keys under which deployers keep settings of Nova, and leaves other YAML alone.
        { language: "yaml" },
        { language: "ansible" },
        { pattern: "**/.virt-latency.json" },
      ],
      initializationOptions,
      outputChannel: log,
      diagnosticCollectionName: "virt-latency",
      diagnosticPullOptions: { onChange: true },
      middleware: {
        provideDocumentLinks: async (document, token, next) =>
          (await next(document, token))?.map(toOwnPage),
      },
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    });
    this.#files = serveFiles(this.#client, extensionUri);
  }

  get state(): ServerState {
    return serverStates[this.#client.state];
  }

  /** Calls back whenever `state` may have changed. */
  onState(handler: () => void): Disposable {
    return this.#client.onDidChangeState(handler);
  }

  /** Resolves when the server answers; rejects when it cannot be started. A later call tries again. */
  start(): Promise<void> {
    this.#started ??= this.#client.start().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  /** Ends the server, if there is one, and starts another. */
  async restart(): Promise<void> {
    if (this.#client.isRunning()) await this.#client.stop();
    this.#started = undefined;
    await this.start();
  }

  /** Sends a request, once the server is there. The result is as the protocol says, since both ends ship together. */
  async request<Result>(
    method: string,
    parameters: object,
    token?: CancellationToken,
  ): Promise<Result> {
    await this.start();
    // A token that is undefined would be sent as a second parameter.
    return token === undefined
      ? this.#client.sendRequest<Result>(method, parameters)
      : this.#client.sendRequest<Result>(method, parameters, token);
  }

  /**
   * The edit that makes every safe fix of a document; undefined where there is none. Asked without VS Code between, which
   * now and then cancels such a request and then knows of no fix.
   */
  async safeFixes(uri: vscode.Uri): Promise<vscode.WorkspaceEdit | undefined> {
    const start = { line: 0, character: 0 };
    const parameters: CodeActionParams = {
      textDocument: { uri: uri.toString() },
      range: { start, end: start },
      context: { diagnostics: [], only: ["source.fixAll.virt-latency"] },
    };
    const [action] = await this.request<readonly CodeAction[]>(
      "textDocument/codeAction",
      parameters,
    );
    return this.#client.protocol2CodeConverter.asWorkspaceEdit(action?.edit);
  }

  /** Calls back for each progress of a benchmark. */
  onProgress(handler: (parameters: ProgressParams) => void): Disposable {
    return this.#client.onNotification(progressNotification, handler);
  }

  dispose(): void {
    this.#files.dispose();
    void this.#client.dispose();
  }
}

/** The link to a rule's page on the web, as one to the page that the extension has with it. */
function toOwnPage(link: vscode.DocumentLink): vscode.DocumentLink {
  const rule = /\/docs\/rules\/(.+)\.md$/.exec(link.target?.path ?? "")?.[1];
  if (rule === undefined) return link;
  const own = new vscode.DocumentLink(
    link.range,
    vscode.Uri.from({
      scheme: "command",
      path: explainCommand,
      query: JSON.stringify([rule]),
    }),
  );
  if (link.tooltip !== undefined) own.tooltip = link.tooltip;
  return own;
}
