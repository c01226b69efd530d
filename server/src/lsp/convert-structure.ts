/* What a document is made of and where its names lead to, as types of the Language Server Protocol. */
import {
  type DocumentHighlight,
  type DocumentSymbol as LspSymbol,
  type FoldingRange,
  type Location,
  type Position,
  type SelectionRange,
  SymbolKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentSymbol } from "../core/editor/structure.js";
import type { Span } from "../core/text/span.js";
import { toRange } from "./convert.js";

const symbolKinds: Readonly<Record<DocumentSymbol["kind"], SymbolKind>> = {
  guest: SymbolKind.Class,
  device: SymbolKind.Object,
  group: SymbolKind.Struct,
  section: SymbolKind.Namespace,
  option: SymbolKind.Property,
};

export function toDocumentSymbol(document: TextDocument, symbol: DocumentSymbol): LspSymbol {
  const { name, detail, kind, span, place, children } = symbol;
  return {
    name,
    ...(detail !== "" && { detail }),
    kind: symbolKinds[kind],
    range: toRange(document, span),
    selectionRange: toRange(document, place),
    children: children.map((child) => toDocumentSymbol(document, child)),
  };
}

/** None for what is on one line. The last line stays to be seen, as with brackets. */
export function toFoldingRange(document: TextDocument, span: Span): FoldingRange[] {
  const { start, end } = toRange(document, span);
  const isXml = document.getText({
    start,
    end: { line: start.line, character: start.character + 1 },
  });
  const endLine = isXml === "<" ? end.line - 1 : end.line;
  return endLine > start.line ? [{ startLine: start.line, endLine }] : [];
}

/** From the smallest outwards; an editor expects one for every position. */
export function toSelectionRange(
  document: TextDocument,
  spans: readonly Span[],
  position: Position,
): SelectionRange {
  const chain = spans
    .toReversed()
    .reduce<SelectionRange | undefined>(
      (parent, span) => ({ range: toRange(document, span), ...(parent && { parent }) }),
      undefined,
    );
  return chain ?? { range: { start: position, end: position } };
}

export function toPlace(document: TextDocument, span: Span): Location {
  return { uri: document.uri, range: toRange(document, span) };
}

export function toHighlight(document: TextDocument, span: Span): DocumentHighlight {
  return { range: toRange(document, span) };
}
