import {
  CodeActionKind,
  type DiagnosticOptions,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { completionTriggers } from "../core/editor/triggers.js";
import { serverCommands } from "../protocol.js";
import { fixAllKind, recipeKind } from "./action-kinds.js";
import type { Client } from "./client.js";

/** The answer to `initialize`. It needs nothing of what the server then does, so that an editor has it at once. */
export function greeting(client: Client): InitializeResult {
  return { capabilities: capabilities(client), serverInfo: { name: "virt-latency" } };
}

function capabilities(client: Client): ServerCapabilities {
  return {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, recipeKind, fixAllKind] },
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers] },
    inlayHintProvider: true,
    codeLensProvider: {},
    documentSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    executeCommandProvider: { commands: Object.values(serverCommands) },
    ...(client.hasWorkspaceFolders && {
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    }),
    // Others are told when the settings are known (`Registrations`).
    ...(client.pullsDiagnostics &&
      !client.registersDiagnostics && { diagnosticProvider: diagnosticOptions(true) }),
  };
}

/** How diagnostics are pulled; with `workspaceDiagnostics`, also those of files that are not open. */
export function diagnosticOptions(workspaceDiagnostics: boolean): DiagnosticOptions {
  return { identifier: "virt-latency", interFileDependencies: true, workspaceDiagnostics };
}
