import * as vscode from "vscode";
import {
  type CancellationToken,
  type Disposable,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import {
  type InitializationOptions,
  type ProgressParams,
  languageIds,
  progressNotification,
} from "../../server/src/protocol.js";

/** The command that shows a rule's page; the server puts it into its code actions. */
export const explainCommand = "virtLatency.explainRule";

/** The command that shows the XML that Nova writes; the server puts it into its lenses. */
export const effectiveXmlCommand = "virtLatency.showEffectiveXml";

/** Starts, restarts and stops the language server, and carries requests to it. */
export class LanguageServer implements Disposable {
  readonly #client: LanguageClient;
  #started: Promise<void> | undefined;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    const module = vscode.Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
    const server: ServerOptions = {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--inspect=6009"] } },
    };
    const initializationOptions: InitializationOptions = { explainCommand, effectiveXmlCommand };
    const options: LanguageClientOptions = {
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
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    };
    this.#client = new LanguageClient("virtLatency", "Virt Latency", server, options);
  }

  /** Resolves when the server answers; rejects when it cannot be started. A later call tries again. */
  start(): Promise<void> {
    this.#started ??= this.#client.start().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  async restart(): Promise<void> {
    this.#started = this.#client.restart();
    await this.#started;
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

  /** Calls back for each progress of a benchmark. */
  onProgress(handler: (parameters: ProgressParams) => void): Disposable {
    return this.#client.onNotification(progressNotification, handler);
  }

  dispose(): void {
    void this.#client.dispose();
  }
}
