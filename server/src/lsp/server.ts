import {
  CodeActionKind,
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
import { fixAllKind } from "./action-kinds.js";
import { fixEverything, quickFixes } from "./actions.js";
import { Analyses } from "./analyses.js";
import { type Client, readClient } from "./client.js";
import { ConfigurationFiles, isConfigurationFile } from "./configuration-files.js";
import {
  toCodeAction,
  toCompletion,
  toDiagnostics,
  toHover,
  toSourceAction,
  toSpan,
  wants,
  wantsRecipes,
} from "./convert.js";
import { SettingsResolver } from "./document-settings.js";
import type { Environment } from "./environment.js";
import { serveCommands } from "./execute-command.js";
import { greeting } from "./greeting.js";
import { detached, guarded } from "./guard.js";
import { serveInlayHints } from "./inlay-hints.js";
import { placeInSet } from "../core/nova/set-layout.js";
import { serveLenses } from "./lenses.js";
import { BaselineFiles } from "./baseline-files.js";
import { CompanionFiles } from "./companion-files.js";
import { hoverOver } from "./hover.js";
import { Publisher } from "./publisher.js";
import { recipeActions } from "./recipe-actions.js";
import { serveStructure } from "./structure.js";

/** Binds the language server to a connection; `greeted` is the client, where `initialize` has been answered already. */
export function serve(connection: Connection, environment: Environment, greeted?: Client): void {
  const documents = new TextDocuments(TextDocument);
  const start = (client: Client): void => {
    serveDocuments(connection, documents, environment, client);
    serveCommands(connection, environment, client);
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
): void {
  const log = connection.console;
  const files = new ConfigurationFiles(
    async (uri) => documents.get(uri)?.getText() ?? (await environment.readFile(uri)),
  );
  const folders = async (): Promise<readonly string[]> => {
    if (!client.hasWorkspaceFolders) return [];
    return ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  };
  const resolver = new SettingsResolver(
    {
      ask: client.answersConfiguration
        ? async (scopeUri): Promise<unknown> =>
            connection.workspace.getConfiguration({ scopeUri, section: "virtLatency" })
        : undefined,
      folders,
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
  const companions = new CompanionFiles(
    { textOf: (uri) => documents.get(uri)?.getText(), uris: () => documents.keys(), folders },
    environment,
  );
  const baselines = new BaselineFiles({
    read: async (uri, allowed) =>
      documents.get(uri)?.getText() ?? (await environment.readFileBelow(uri, allowed)),
    folders,
    used: (uri, text, problems) => {
      publisher.problems(uri, text, problems);
    },
  });
  const analyses = new Analyses(resolver, companions, baselines, log);
  const publisher = new Publisher(connection, client, analyses, files);

  const lintAgain = (): void => {
    for (const document of documents.all()) publisher.document(document);
    if (client.pullsDiagnostics && client.refreshesDiagnostics) {
      detached(log, "workspace/diagnostic/refresh", () =>
        connection.languages.diagnostics.refresh(),
      );
    }
  };

  documents.onDidChangeContent(({ document }) => {
    if (!isConfigurationFile(document.uri)) {
      publisher.document(document);
      publisher.dependents(document, documents.all());
      return;
    }
    publisher.configuration(document.uri, document.getText());
    lintAgain();
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
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    resolver.changed(settings);
    lintAgain();
    hints.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) publisher.configuration(uri, undefined);
    }
    lintAgain();
  });
  connection.onInitialized(() => {
    detached(log, "client/registerCapability", () => register(connection, client));
  });

  serveReaders(connection, documents, analyses, environment, client);
  serveLenses(connection, documents, analyses, client, environment);
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
  connection.onCodeAction(
    guarded(log, "textDocument/codeAction", [], async ({ textDocument, range, context }) => {
      const analysis = await analyses.linted(documents.get(textDocument.uri));
      if (analysis === undefined) return [];
      const { document } = analysis;
      return [
        ...(wants(context, CodeActionKind.QuickFix)
          ? quickFixes(analysis, toSpan(document, range)).flatMap((action) =>
              toCodeAction(document, action, client),
            )
          : []),
        ...(wantsRecipes(context, analysis.text.length)
          ? recipeActions(analysis, toSpan(document, range)).flatMap((action) =>
              toCodeAction(document, action, client),
            )
          : []),
        ...(wants(context, fixAllKind)
          ? fixEverything(analysis).flatMap((action) => toSourceAction(document, action, client))
          : []),
      ];
    }),
  );
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
