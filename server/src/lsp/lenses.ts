import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { lenses } from "../core/editor/lenses.js";
import { usualGuest } from "../core/nova/effective/guest.js";
import { readNovaConf } from "../core/nova/read.js";
import { aloneSet, readConfigSet } from "../core/nova/config-set.js";
import { parseOslo } from "../core/oslo/parse.js";
import { effectiveReport, effectiveText } from "../core/report/effective.js";
import { type EffectiveXmlResponse, effectiveXmlRequest } from "../protocol.js";
import type { Analyses, Analysis } from "./analyses.js";
import type { Client } from "./client.js";
import { toCodeLens } from "./convert.js";
import { guarded } from "./guard.js";

/** Serves what stands above lines, and what it leads to. */
export function serveLenses(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  client: Client,
): void {
  const analysisOf = async (uri: string): Promise<Analysis | undefined> => {
    const document = documents.get(uri);
    const verdict = document && (await analyses.of(document));
    return verdict?.kind === "linted" ? verdict.analysis : undefined;
  };
  connection.onCodeLens(
    guarded(connection.console, "textDocument/codeLens", [], async ({ textDocument }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined) return [];
      const { text, language, document } = analysis;
      return lenses(text, language).flatMap((lens) => toCodeLens(document, lens, client));
    }),
  );
  connection.onRequest(
    effectiveXmlRequest,
    guarded(
      connection.console,
      effectiveXmlRequest,
      null,
      async (raw: unknown): Promise<EffectiveXmlResponse> => {
        const uri = raw !== null && typeof raw === "object" && "uri" in raw ? raw.uri : undefined;
        const analysis = typeof uri === "string" ? await analysisOf(uri) : undefined;
        return analysis?.language === "nova-conf" ? { text: xmlOf(analysis) } : null;
      },
    ),
  );
}

function xmlOf({ text, document, settings }: Analysis): string {
  const file = parseOslo(text);
  const { companions, target } = settings;
  const set = companions === undefined ? aloneSet(file) : readConfigSet(file, companions);
  const conf = readNovaConf(file, target.nova, set);
  return effectiveText(effectiveReport(conf, document.uri, { guest: usualGuest, settings }));
}
