import { PassThrough } from "node:stream";
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type CompletionItem,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type MessageActionItem,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  type ShowMessageRequestParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkDoneProgressCreateParams,
  createConnection,
  createProtocolConnection,
} from "vscode-languageserver/node";
import type { BenchmarkService } from "../../server/src/lsp/benchmark-service.js";
import { serve } from "../../server/src/lsp/server.js";

export interface TestClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Files that the server can read, by URI; may be changed while it runs. */
  readonly files?: Map<string, string>;
  /** Stands in for reading a file. */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
  /** Answers for `workspace/configuration`, section `virtLatency`, of a resource. */
  readonly settings?: (uri: string | undefined) => unknown;
  readonly benchmark?: BenchmarkService;
  readonly runsVersion?: () => Promise<string | undefined>;
  readonly pages?: ReadonlyMap<string, string>;
  /** What the user answers to a question; the first action's title when absent. */
  readonly answer?: (question: ShowMessageRequestParams) => MessageActionItem | null;
}

/** What an editor that pulls diagnostics and can be asked for settings says of itself. */
export const modernEditor: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: {
      completionItem: {
        documentationFormat: ["markdown", "plaintext"],
        tagSupport: { valueSet: [1] },
      },
    },
  },
  window: { showDocument: { support: true }, workDoneProgress: true },
};

/** An editor, joined with the language server by two streams: real JSON-RPC, in one process. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly log: string[];
  readonly questions: ShowMessageRequestParams[] = [];
  readonly shownMessages: string[] = [];
  readonly openedDocuments: string[] = [];
  readonly registrations: string[] = [];
  readonly createdProgress: unknown[] = [];
  refreshes = 0;
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #waiting: ((published: PublishDiagnosticsParams) => void)[] = [];
  readonly #versions = new Map<string, number>();
  readonly #refreshed: (() => void)[] = [];

  static async start(options: TestClientOptions = {}): Promise<TestClient> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      readFile: options.readFile ?? ((uri) => Promise.resolve(options.files?.get(uri))),
      listFolder: (folder) =>
        Promise.resolve(
          [...(options.files?.keys() ?? [])]
            .filter((uri) => uri.startsWith(folder) && !uri.slice(folder.length).includes("/"))
            .map((uri) => decodeURIComponent(uri.slice(folder.length))),
        ),
      readFileBelow: (uri) => Promise.resolve(options.files?.get(uri)),
      readRulePage: (rule) => Promise.resolve(options.pages?.get(rule)),
      ...(options.runsVersion !== undefined && { runsVersion: options.runsVersion }),
      loadBenchmark: () =>
        options.benchmark === undefined
          ? Promise.reject(new Error("No benchmark in this test."))
          : Promise.resolve(options.benchmark),
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    const log: string[] = [];
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      log.push(message);
    });
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
    });
    const client = new TestClient(connection, initialized, log, options);
    await connection.sendNotification("initialized", {});
    return client;
  }

  private constructor(
    connection: ProtocolConnection,
    initialized: InitializeResult,
    log: string[],
    options: TestClientOptions,
  ) {
    this.connection = connection;
    this.initialized = initialized;
    this.log = log;
    connection.onNotification(
      "textDocument/publishDiagnostics",
      (params: PublishDiagnosticsParams) => {
        const waiting = this.#waiting.shift();
        if (waiting === undefined) this.#published.push(params);
        else waiting(params);
      },
    );
    connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      this.shownMessages.push(message);
    });
    connection.onRequest(
      "workspace/configuration",
      ({ items }: { items: { scopeUri?: string }[] }) =>
        items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? null),
    );
    connection.onRequest("workspace/workspaceFolders", () => [
      { uri: "file:///work", name: "work" },
    ]);
    connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      this.registrations.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      this.#refreshed.shift()?.();
      return null;
    });
    connection.onRequest("window/showMessageRequest", (question: ShowMessageRequestParams) => {
      this.questions.push(question);
      return options.answer === undefined ? question.actions?.[0] : options.answer(question);
    });
    connection.onRequest(
      "window/workDoneProgress/create",
      (params: WorkDoneProgressCreateParams) => {
        this.createdProgress.push(params.token);
        return null;
      },
    );
    connection.onRequest("window/showDocument", ({ uri }: { uri: string }) => {
      this.openedDocuments.push(uri);
      return { success: true };
    });
  }

  open(uri: string, languageId: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId, version: 1, text };
    return this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** Sends one incremental change. */
  change(uri: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** The next diagnostics that the server publishes and no call has returned yet. */
  nextPublished(): Promise<PublishDiagnosticsParams> {
    const [next] = this.#published.splice(0, 1);
    if (next !== undefined) return Promise.resolve(next);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** What was published and not yet returned. */
  get unreadPublished(): readonly PublishDiagnosticsParams[] {
    return this.#published;
  }

  /** Resolves when the server asks to pull again. */
  nextRefresh(): Promise<void> {
    return new Promise((resolve) => this.#refreshed.push(resolve));
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    if (report.kind !== "full") throw new Error(`The report is ${report.kind}.`);
    return report.items;
  }

  complete(uri: string, position: Position): Promise<readonly CompletionItem[]> {
    return this.connection.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position,
    });
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
  }

  codeActions(uri: string, range: Range, only?: string[]): Promise<readonly CodeAction[]> {
    const context: CodeActionContext = { diagnostics: [], ...(only !== undefined && { only }) };
    return this.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context,
    });
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    this.connection.dispose();
  }
}

/** The range between two places of one line, counted from 0. */
export function onLine(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
