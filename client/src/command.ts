import type * as vscode from "vscode";
import type { KnownDocuments } from "./known-documents.js";
import type { LanguageServer } from "./language-client.js";
import type { Log } from "./log.js";
import type { Place } from "./place.js";
import type { ResultsPages } from "./webview/results-pages.js";

/** The parts of the extension that commands work with. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly server: LanguageServer;
  readonly documents: KnownDocuments;
  readonly results: ResultsPages;
  readonly place: Place;
}

/** A command of the palette; its file is named after its id. */
export interface Command {
  readonly id: `virtLatency.${string}`;
  /** "process": not in a browser, where there are no programs and no disk; "trust": nor in a workspace that is not trusted. */
  readonly needs?: "process" | "trust";
  run(parts: Parts, argument: unknown): Promise<void> | void;
}
