import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  FileChangeType,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { complete } from "../core/editor/features.js";
import { Attention } from "./attention.js";
import { Analyses } from "./analyses.js";
import { type Client, readClient } from "./client.js";
import { ConfigurationFiles, isConfigurationFile } from "./configuration-files.js";
import { serveCodeActions } from "./code-actions.js";
import { toCompletion, toDiagnostics, toHover } from "./convert.js";
import { SettingsResolver } from "./document-settings.js";
import type { Environment } from "./environment.js";
import { serveCommands } from "./execute-command.js";
import { greeting } from "./greeting.js";
import { detached, guarded } from "./guard.js";
import { serveInlayHints } from "./inlay-hints.js";
import { placeInSet } from "../core/nova/set-layout.js";
import { serveLenses } from "./lenses.js";
import { serveLintText } from "./lint-text.js";
import { BaselineFiles } from "./baseline-files.js";
import { CompanionFiles } from "./companion-files.js";
import { hoverOver } from "./hover.js";
import { Publisher } from "./publisher.js";
import { Standards } from "./standards.js";
import { serveStructure } from "./structure.js";
import type { Reader } from "./workspace/remembered.js";
import { serveWorkspace } from "./workspace/serve.js";
import type { WorkspaceService } from "./workspace/service.js";
import { WorkspaceFolders } from "./workspace-folders.js";

/** Binds the language server to a connection; `greeted` is the client, where `initialize` has been answered already. */
export function serve(connection: Connection, environment: Environment, greeted?: Client): void {
  const documents = new TextDocuments(TextDocument);
  const start = (client: Client): void => {
    const workspace = serveDocuments(connection, documents, environment, client);
    serveCommands(connection, environment, client, workspace);
    documents.listen(connection);
  };
  if (greeted !== undefined) {
    start(greeted);
    return;
  }
  connection.onInitialize((parameters) => {
    const client = readClient(parameters);
    start(client);
    return greeting(client);
  });
  connection.listen();
}

function serveDocuments(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  environment: Environment,
  client: Client,
): WorkspaceService {
  const log = connection.console;
  const folders = new WorkspaceFolders(connection, client);
  const filesOver = (reader: Reader): ConfigurationFiles =>
    new ConfigurationFiles(
      async (uri) => documents.get(uri)?.getText() ?? (await reader.readFile(uri)),
    );
  const files = filesOver(environment);
  const resolver = new SettingsResolver(
    {
      ask: client.answersConfiguration
        ? async (scopeUri): Promise<unknown> =>
            connection.workspace.getConfiguration({ scopeUri, section: "virtLatency" })
        : undefined,
      folders: () => folders.all(),
      used: ({ uri, text }) => {
        publisher.configuration(uri, text);
      },
      warn: (message) => {
        log.warn(message);
      },
    },
    files,
    client.initialSettings,
  );
  const standardsOver = (reader: Reader): Standards =>
    new Standards(
      resolver,
      new CompanionFiles(
        {
          textOf: (uri) => documents.get(uri)?.getText(),
          uris: () => documents.keys(),
          folders: () => folders.all(),
        },
        reader,
      ),
      new BaselineFiles({
        read: async (uri, allowed) =>
          documents.get(uri)?.getText() ?? (await reader.readFileBelow(uri, allowed)),
        folders: () => folders.all(),
        used: (uri, text, problems) => {
          publisher.problems(uri, text, problems);
        },
      }),
    );
  const attention = new Attention();
  const analyses = new Analyses(
    resolver,
    standardsOver(environment),
    attention,
    (uri) => documents.get(uri) !== undefined,
    log,
  );
  const publisher = new Publisher(
    connection,
    client,
    analyses,
    files,
    (document) => documents.get(document.uri) === document,
  );
  const workspace = serveWorkspace(connection, {
    documents,
    client,
    environment,
    folders,
    resolver,
    analyses,
    attention,
    filesOver,
    standardsOver,
  });

  const lintAgain = (): void => {
    for (const document of documents.all()) publisher.document(document);
    if (client.pullsDiagnostics && client.refreshesDiagnostics) {
      detached(log, "workspace/diagnostic/refresh", () =>
        connection.languages.diagnostics.refresh(),
      );
    }
  };

  documents.onDidOpen(() => {
    workspace.changed();
  });
  documents.onDidChangeContent(({ document }) => {
    attention.typed();
    if (isConfigurationFile(document.uri)) {
      publisher.configuration(document.uri, document.getText());
      lintAgain();
      workspace.changed();
      return;
    }
    publisher.document(document);
    publisher.dependents(document, documents.all());
    if (placeInSet(document.uri) !== undefined) workspace.changed();
  });
  documents.onDidClose(({ document: { uri } }) => {
    analyses.forget(uri);
    publisher.closed(uri);
    if (isConfigurationFile(uri)) {
      publisher.configuration(uri, undefined);
      lintAgain();
    } else if (placeInSet(uri) !== undefined) {
      // What the others saw of it was the editor's text.
      lintAgain();
    }
    workspace.closed(uri);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    resolver.changed(settings);
    lintAgain();
    hints.refresh();
    workspace.follow();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) {
        publisher.configuration(uri, undefined);
        workspace.deleted(uri);
      } else workspace.changed();
    }
    if (changes.some(({ uri }) => saysHowToJudge(uri))) {
      lintAgain();
      workspace.changed();
    }
  });
  connection.onInitialized(() => {
    detached(log, "client/registerCapability", () => register(connection, client));
    workspace.follow();
    folders.onChange(() => {
      lintAgain();
      workspace.follow();
    });
  });

  serveReaders(connection, documents, analyses, environment, client);
  serveLenses(connection, documents, analyses, client, environment);
  serveLintText(connection, resolver);
  serveStructure(connection, documents, analyses, client);
  const hints = serveInlayHints(connection, documents, analyses, resolver, client);

  connection.languages.diagnostics.on(
    guarded(
      log,
      "textDocument/diagnostic",
      report([]),
      async ({ textDocument }): Promise<DocumentDiagnosticReport> => {
        const document = documents.get(textDocument.uri);
        if (document === undefined) return report([]);
        return report(toDiagnostics(await analyses.of(document), client));
      },
    ),
  );
  serveCodeActions(connection, documents, analyses, client, {
    resolver,
    folders: () => folders.all(),
    versionOf: (uri) => documents.get(uri)?.version ?? null,
    isBelow: async (uri, allowed) => (await environment.readFileBelow(uri, allowed)) !== undefined,
    createsFiles: client.createsFiles,
  });
  return workspace;
}

/** Whether findings in other documents depend on a file: configurations, baselines of the usual name, Nova's files. */
function saysHowToJudge(uri: string): boolean {
  return /\/(\.virt-latency[^/]*\.json|[^/]*\.conf)$/.test(uri);
}

/** Serves those who read and write: hover and completion, for the languages that have them. */
function serveReaders(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  environment: Environment,
  client: Client,
): void {
  const log = connection.console;
  connection.onHover(
    guarded(log, "textDocument/hover", null, async ({ textDocument, position }) => {
      const analysis = await analyses.linted(documents.get(textDocument.uri));
      if (analysis === undefined) return null;
      const { document } = analysis;
      const found = await hoverOver(analysis, document.offsetAt(position), (rule) =>
        environment.readRulePage(rule),
      );
      return found === undefined ? null : toHover(document, found, client);
    }),
  );
  connection.onCompletion(
    guarded(log, "textDocument/completion", [], async ({ textDocument, position, context }) => {
      const analysis = await analyses.linted(documents.get(textDocument.uri));
      if (analysis === undefined) return [];
      const { document, text, language, settings } = analysis;
      const offset = document.offsetAt(position);
      const found = complete(text, language, offset, settings.target, context?.triggerCharacter);
      return found.flatMap((item) => toCompletion(document, item, client));
    }),
  );
}

/** Asks the client to tell about changed settings and configuration files. */
async function register(connection: Connection, client: Client): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: "virtLatency",
    });
  }
  if (client.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        // Configurations, and baselines of the usual name.
        { globPattern: "**/.virt-latency*.json" },
        { globPattern: "**/nova*.conf" },
        { globPattern: "**/nova*.conf.d/*.conf" },
      ],
    });
  }
}

function report(items: ReturnType<typeof toDiagnostics>): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}
