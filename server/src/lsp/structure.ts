import {
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { ruleLinks } from "../core/editor/rule-links.js";
import { type NamedThing, structureOf } from "../core/editor/structure.js";
import type { Span } from "../core/text/span.js";
import { languageIds } from "../protocol.js";
import type { Analyses, Analysis } from "./analyses.js";
import type { Client } from "./client.js";
import { toDocumentLink, toRange, toWorkspaceEdit } from "./convert.js";
import {
  toDocumentSymbol,
  toFoldingRange,
  toHighlight,
  toPlace,
  toSelectionRange,
} from "./convert-structure.js";
import { guarded } from "./guard.js";

/** Serves what a document is made of, and where its names lead to. */
export function serveStructure(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  client: Client,
): void {
  const log = connection.console;
  const analysisOf = (uri: string): Promise<Analysis | undefined> =>
    analyses.linted(documents.get(uri));
  const nameAt = async (
    uri: string,
    position: Parameters<TextDocument["offsetAt"]>[0],
  ): Promise<{ analysis: Analysis; thing: NamedThing; offset: number } | undefined> => {
    const analysis = await analysisOf(uri);
    if (analysis === undefined) return undefined;
    const offset = analysis.document.offsetAt(position);
    const thing = structureOf(analysis.language)?.nameAt(analysis.text, offset);
    return thing === undefined ? undefined : { analysis, thing, offset };
  };

  connection.onDocumentSymbol(
    guarded(log, "textDocument/documentSymbol", [], async ({ textDocument }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined) return [];
      const { document, text, language } = analysis;
      const symbols = structureOf(language)?.symbols(text) ?? [];
      return symbols.map((symbol) => toDocumentSymbol(document, symbol));
    }),
  );
  connection.onFoldingRanges(
    // Null, where others fold: an empty list would take the place of the editor's own folding by indentation.
    guarded(log, "textDocument/foldingRange", null, async ({ textDocument }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined || !isOurs(analysis)) return null;
      const spans = structureOf(analysis.language)?.foldings(analysis.text) ?? [];
      return spans.flatMap((span) => toFoldingRange(analysis.document, span));
    }),
  );
  connection.onSelectionRanges(
    guarded(log, "textDocument/selectionRange", null, async ({ textDocument, positions }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined || !isOurs(analysis)) return null;
      const { document, text, language } = analysis;
      const structure = structureOf(language);
      if (structure === undefined) return null;
      return positions.map((position) =>
        toSelectionRange(
          document,
          structure.selection(text, document.offsetAt(position)),
          position,
        ),
      );
    }),
  );
  connection.onDocumentLinks(
    guarded(log, "textDocument/documentLink", [], async ({ textDocument }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined) return [];
      const { document, text, language } = analysis;
      return ruleLinks(text, language).map((link) => toDocumentLink(document, link));
    }),
  );
  connection.onDefinition(
    guarded(log, "textDocument/definition", null, async ({ textDocument, position }) => {
      const found = await nameAt(textDocument.uri, position);
      if (found?.thing.definition === undefined) return null;
      return toPlace(found.analysis.document, found.thing.definition);
    }),
  );
  connection.onReferences(
    guarded(log, "textDocument/references", null, async ({ textDocument, position, context }) => {
      const found = await nameAt(textDocument.uri, position);
      if (found === undefined) return null;
      const all = context.includeDeclaration ? placesOf(found.thing) : found.thing.uses;
      return all.map((span) => toPlace(found.analysis.document, span));
    }),
  );
  connection.onDocumentHighlight(
    guarded(log, "textDocument/documentHighlight", null, async ({ textDocument, position }) => {
      const found = await nameAt(textDocument.uri, position);
      if (found === undefined) return null;
      return placesOf(found.thing).map((span) => toHighlight(found.analysis.document, span));
    }),
  );
  connection.onPrepareRename(async ({ textDocument, position }) => {
    const found = await nameAt(textDocument.uri, position);
    if (found === undefined) return null;
    const { analysis, thing, offset } = found;
    if (typeof thing.rename === "string") throw refused(thing.rename);
    const here = placesOf(thing).find(({ start, end }) => start <= offset && offset <= end);
    return here === undefined ? null : toRange(analysis.document, here);
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const found = await nameAt(textDocument.uri, position);
    if (found === undefined) return null;
    const { analysis, thing } = found;
    const { rename } = thing;
    const edits = typeof rename === "string" ? rename : rename(newName.trim());
    if (typeof edits === "string") throw refused(edits);
    return toWorkspaceEdit(analysis.document, edits, client);
  });
}

function placesOf({ definition, uses }: NamedThing): readonly Span[] {
  return definition === undefined ? uses : [definition, ...uses];
}

/** What other XML extensions fold and select by themselves is left to them. */
function isOurs({ document }: Analysis): boolean {
  const ids: readonly string[] = Object.values(languageIds);
  return ids.includes(document.languageId);
}

/** Editors show the message. */
function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
