import { CompletionItemTag, type InitializeParams, MarkupKind } from "vscode-languageserver";
import { serverCommands } from "../protocol.js";
import type { ClientAbilities } from "./convert.js";

/** What the client at the other end can do, and what it sent with the initialization. */
export interface Client extends ClientAbilities {
  readonly pullsDiagnostics: boolean;
  /** Lets the server say later how diagnostics are pulled. */
  readonly registersDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly refreshesInlayHints: boolean;
  readonly createsProgress: boolean;
  readonly hasWorkspaceFolders: boolean;
  /** The folder that was opened, for a client that knows no more than one. */
  readonly rootUri: string | undefined;
  readonly createsFiles: boolean;
  /** Settings that came with the initialization, for a client that does not answer for them. */
  readonly initialSettings: unknown;
}

export function readClient({
  capabilities,
  initializationOptions,
  // The protocol has a newer way, and not every client has it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  rootUri,
}: InitializeParams): Client {
  const { workspace, textDocument, window } = capabilities;
  const options: Readonly<Record<string, unknown>> = isRecord(initializationOptions)
    ? initializationOptions
    : {};
  const completion = textDocument?.completion?.completionItem;
  const explain = options["explainCommand"];
  const effectiveXml = options["effectiveXmlCommand"];
  const suggest = options["suggestCommand"];
  const benchmark = options["benchmarkCommand"];
  const opensPages = window?.showDocument?.support === true;
  return {
    pullsDiagnostics: isRecord(textDocument?.diagnostic),
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    createsProgress: window?.workDoneProgress === true,
    hasWorkspaceFolders: workspace?.workspaceFolders === true,
    rootUri: typeof rootUri === "string" ? rootUri : undefined,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      lists(workspace.workspaceEdit.resourceOperations, "create"),
    initialSettings: options["settings"] ?? {},
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    annotatedEdits: isRecord(workspace?.workspaceEdit?.changeAnnotationSupport),
    hoverMarkdown: lists(textDocument?.hover?.contentFormat, MarkupKind.Markdown),
    completionMarkdown: lists(completion?.documentationFormat, MarkupKind.Markdown),
    deprecatedTag: lists(completion?.tagSupport?.valueSet, CompletionItemTag.Deprecated),
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    benchmarkCommand: typeof benchmark === "string" ? benchmark : undefined,
    takesSnippets: completion?.snippetSupport === true,
    suggestCommand: typeof suggest === "string" ? suggest : undefined,
    closesTags: options["closesTags"] === true,
    effectiveXmlCommand: typeof effectiveXml === "string" ? effectiveXml : undefined,
    explainCommand:
      typeof explain === "string" ? explain : opensPages ? serverCommands.openRulePage : undefined,
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Not every client sends a list where the protocol has one. */
function lists(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}
