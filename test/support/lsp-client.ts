import { PassThrough } from "node:stream";
import { readFile } from "node:fs/promises";
import {
  type CancellationToken,
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
  type PreviousResultId,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type RegistrationParams,
  type ShowMessageRequestParams,
  StreamMessageReader,
  StreamMessageWriter,
  type UnregistrationParams,
  type WorkDoneProgressCreateParams,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  createConnection,
  createProtocolConnection,
} from "vscode-languageserver/node";
import type { BenchmarkService } from "../../server/src/lsp/benchmark-service.js";
import { listFolder, readFileBelow } from "../../server/src/lsp/node-folders.js";
import { serve } from "../../server/src/lsp/server.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";

export interface TestClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Files that the server can read, by URI; may be changed while it runs. */
  readonly files?: Map<string, string>;
  /** Stands in for reading a file. */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
  /** Reads from the disk what is not in `files`. */
  readonly onDisk?: boolean;
  /** How the workspace is looked through; it is not when absent. */
  readonly workspaceFiles?: WorkspaceFiles;
  /** URIs of the workspace's folders; may be changed while it runs. */
  readonly folders?: readonly string[];
  /** Answers for `workspace/configuration`, section `virtLatency`, of a resource. */
  readonly settings?: (uri: string | undefined) => unknown;
  /** The same for other sections. */
  readonly sections?: Readonly<Record<string, unknown>>;
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
  /** Those that were not taken back, by id. */
  readonly registered = new Map<string, Registration>();
  readonly createdProgress: unknown[] = [];
  refreshes = 0;
  #pulls = 0;
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #waiting: ((published: PublishDiagnosticsParams) => void)[] = [];
  readonly #versions = new Map<string, number>();
  readonly #refreshed: (() => void)[] = [];
  readonly #registeredOne: (() => void)[] = [];

  static async start(options: TestClientOptions = {}): Promise<TestClient> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
      readFile:
        options.readFile ??
        (async (uri) =>
          options.files?.get(uri) ?? (options.onDisk ? await readIfThere(uri) : undefined)),
      ...(options.workspaceFiles && { workspaceFiles: options.workspaceFiles }),
      listFolder: (folder) =>
        options.onDisk
          ? listFolder(folder)
          : Promise.resolve(
              [...(options.files?.keys() ?? [])]
                .filter((uri) => uri.startsWith(folder) && !uri.slice(folder.length).includes("/"))
                .map((uri) => decodeURIComponent(uri.slice(folder.length))),
            ),
      readFileBelow: async (uri, folders) =>
        options.files?.get(uri) ?? (options.onDisk ? await readFileBelow(uri, folders) : undefined),
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
      ({ items }: { items: { scopeUri?: string; section?: string }[] }) =>
        items.map(({ scopeUri, section = "" }) =>
          section === "virtLatency"
            ? (options.settings?.(scopeUri) ?? null)
            : (options.sections?.[section] ?? null),
        ),
    );
    connection.onRequest("workspace/workspaceFolders", () =>
      (options.folders ?? ["file:///work"]).map((folder) => ({ uri: folder, name: folder })),
    );
    connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      this.registrations.push(...registrations.map(({ method }) => method));
      for (const registration of registrations) {
        this.registered.set(registration.id, registration);
      }
      this.#registeredOne.splice(0).forEach((resolve) => {
        resolve();
      });
      return null;
    });
    connection.onRequest(
      "client/unregisterCapability",
      ({ unregisterations }: UnregistrationParams) => {
        for (const { id } of unregisterations) this.registered.delete(id);
        return null;
      },
    );
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

  /** Resolves when the server registers something. */
  nextRegistration(): Promise<void> {
    return new Promise((resolve) => this.#registeredOne.push(resolve));
  }

  /**
   * Pulls the findings of the workspace. With `partial`, the answer comes by and by through it, and the request stays
   * open until it is cancelled.
   */
  pullWorkspace({
    previous = [],
    partial,
    token,
  }: {
    readonly previous?: readonly PreviousResultId[];
    readonly partial?: (items: readonly WorkspaceDocumentDiagnosticReport[]) => void;
    readonly token?: CancellationToken;
  } = {}): Promise<WorkspaceDiagnosticReport> {
    const parameters: WorkspaceDiagnosticParams = { previousResultIds: [...previous] };
    if (partial !== undefined) {
      parameters.partialResultToken = `workspace-${++this.#pulls}`;
      this.connection.onProgress(
        WorkspaceDiagnosticRequest.partialResult,
        parameters.partialResultToken,
        ({ items }) => {
          partial(items);
        },
      );
    }
    return this.connection.sendRequest(WorkspaceDiagnosticRequest.type, parameters, token);
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

async function readIfThere(uri: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(uri), "utf8");
  } catch {
    return undefined;
  }
}
