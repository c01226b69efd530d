import type * as vscode from "vscode";
import type { LanguageServer } from "./language-client.js";
import type { ResultsPages } from "./webview/results-pages.js";

/** The parts of the extension that commands work with. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly results: ResultsPages;
}

/** A command of the palette; its file is named after its id. */
export interface Command {
  readonly id: `virtLatency.${string}`;
  run(parts: Parts, argument: unknown): Promise<void> | void;
}
