import {
  type Connection,
  type TextDocuments,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analyses } from "../analyses.js";
import type { Attention } from "../attention.js";
import type { Client } from "../client.js";
import type { ConfigurationFiles } from "../configuration-files.js";
import type { SettingsResolver } from "../document-settings.js";
import type { Environment } from "../environment.js";
import { guarded } from "../guard.js";
import type { Standards } from "../standards.js";
import type { WorkspaceFolders } from "../workspace-folders.js";
import { WorkspaceCheck } from "./check.js";
import { FolderChooser } from "./folders.js";
import { type Reader, Remembered } from "./remembered.js";
import { WorkspaceService } from "./service.js";

/** What the check of a workspace takes from the rest of the server. */
export interface WorkspaceParts {
  readonly documents: TextDocuments<TextDocument>;
  readonly client: Client;
  readonly environment: Environment;
  readonly folders: WorkspaceFolders;
  readonly resolver: SettingsResolver;
  readonly analyses: Analyses;
  readonly attention: Attention;
  /** Finds configuration files with a reader. */
  filesOver(reader: Reader): ConfigurationFiles;
  standardsOver(reader: Reader): Standards;
}

/** Serves what is asked about files that are not open. */
export function serveWorkspace(connection: Connection, parts: WorkspaceParts): WorkspaceService {
  const { documents, client, environment, resolver, analyses, attention } = parts;
  const reads = new Remembered(environment);
  const files = environment.workspaceFiles;
  const chooser = new FolderChooser(
    connection,
    client,
    resolver,
    files,
    parts.filesOver(reads),
    () => parts.folders.all(),
  );
  const check =
    files &&
    new WorkspaceCheck({
      files,
      documents,
      analyses,
      standards: parts.standardsOver(reads),
      reads,
      attention,
      client,
    });
  const service = new WorkspaceService(
    connection,
    client,
    chooser,
    check,
    (uri) => documents.get(uri) !== undefined,
  );

  const method = "workspace/diagnostic";
  connection.languages.diagnostics.onWorkspace((parameters, token, progress, partial) => {
    const given = WorkDoneProgressReporter.isNullInstance(progress) ? undefined : progress;
    const answer = guarded(connection.console, method, { items: [] }, () =>
      service.pull(parameters, token, given, partial),
    );
    return answer(parameters, token);
  });
  return service;
}
