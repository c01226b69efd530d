import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { inlayHints } from "../core/editor/inlay-hints.js";
import type { Analyses } from "./analyses.js";
import type { Client } from "./client.js";
import { toInlayHint, toSpan } from "./convert.js";
import type { SettingsResolver } from "./document-settings.js";
import { detached, guarded } from "./guard.js";

/** Serves what is in effect without being written; settings are looked at again by what is returned. */
export function serveInlayHints(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  resolver: SettingsResolver,
  client: Client,
): { readonly refresh: () => void } {
  const log = connection.console;
  connection.languages.inlayHint.on(
    guarded(log, "textDocument/inlayHint", [], async ({ textDocument: { uri }, range }) => {
      const analysis = await analyses.linted(documents.get(uri));
      if (analysis === undefined || !(await resolver.showsInlayHints(uri))) return [];
      const { document, text, language, settings } = analysis;
      return inlayHints(text, language, toSpan(document, range), settings.target).map((hint) =>
        toInlayHint(document, hint, client),
      );
    }),
  );
  return {
    refresh: () => {
      if (!client.refreshesInlayHints) return;
      detached(log, "workspace/inlayHint/refresh", () => connection.languages.inlayHint.refresh());
    },
  };
}
