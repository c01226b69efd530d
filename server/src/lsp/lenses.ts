import * as v from "valibot";
import { CodeLensRefreshRequest, type Connection, type TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { guestAt } from "../core/editor/domain/guest-at.js";
import { type Lens, lenses } from "../core/editor/lenses.js";
import { usualGuest } from "../core/nova/effective/guest.js";
import { readNovaConf } from "../core/nova/read.js";
import type { Companions } from "../core/nova/config-set.js";
import { configSetOf } from "../core/nova/set-of.js";
import { placeInSet } from "../core/nova/set-layout.js";
import type { NamedText } from "../core/text/named-text.js";
import { parseOslo } from "../core/oslo/parse.js";
import { effectiveReport, effectiveText } from "../core/report/effective.js";
import {
  type DocumentAboutParams,
  type DocumentAboutResponse,
  type EffectiveXmlParams,
  type EffectiveXmlResponse,
  type GuestAtParams,
  type GuestAtResponse,
  documentAboutRequest,
  effectiveXmlRequest,
  guestAtRequest,
} from "../protocol.js";
import type { Analyses, Analysis } from "./analyses.js";
import type { Client } from "./client.js";
import { toCodeLens } from "./convert.js";
import type { Environment } from "./environment.js";
import { detached, guarded } from "./guard.js";
import { type Expected, serveRequest } from "./requests.js";
import { RunIndex } from "./run-index.js";

/** Serves what stands above lines, and what it leads to. */
export function serveLenses(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  client: Client,
  environment: Environment,
): void {
  const index = new RunIndex(environment, connection.console, () => {
    refreshLenses(connection, client);
  });
  const analysisOf = (uri: string): Promise<Analysis | undefined> =>
    analyses.linted(documents.get(uri));
  connection.onCodeLens(
    guarded(connection.console, "textDocument/codeLens", [], async ({ textDocument }) => {
      const analysis = await analysisOf(textDocument.uri);
      if (analysis === undefined) return [];
      const { text, language, document } = analysis;
      const found = lenses(text, language);
      const isGuest = client.benchmarkCommand !== undefined && found.some(isOfGuest);
      const figure = isGuest ? await index.figureOf(text) : undefined;
      return found
        .map((lens) =>
          figure !== undefined && isOfGuest(lens)
            ? { ...lens, title: `${lens.title} · ${figure}` }
            : lens,
        )
        .flatMap((lens) => toCodeLens(document, lens, client));
    }),
  );
  serveRequest(
    connection,
    guestAtRequest,
    guestAtParams,
    guarded(
      connection.console,
      guestAtRequest,
      null,
      ({ uri, position }: GuestAtParams): GuestAtResponse => {
        const document = documents.get(uri);
        if (document === undefined) return null;
        return guestAt(document.getText(), document.offsetAt(position)) ?? null;
      },
    ),
  );
  serveRequest(
    connection,
    documentAboutRequest,
    documentAboutParams,
    guarded(
      connection.console,
      documentAboutRequest,
      null,
      async ({ uri }: DocumentAboutParams): Promise<DocumentAboutResponse> => {
        const analysis = await analysisOf(uri);
        if (analysis === undefined) return null;
        const { language, text } = analysis;
        const describesGuest = language === "libvirt-xml" && guestAt(text, 0) !== undefined;
        return { language, describesGuest };
      },
    ),
  );
  serveRequest(
    connection,
    effectiveXmlRequest,
    effectiveXmlParams,
    guarded(
      connection.console,
      effectiveXmlRequest,
      null,
      async ({ uri }: EffectiveXmlParams): Promise<EffectiveXmlResponse> => {
        const analysis = await analysisOf(uri);
        return analysis?.language === "nova-conf" ? { text: xmlOf(analysis) } : null;
      },
    ),
  );
}

const guestAtParams: Expected<GuestAtParams> = [
  v.object({
    uri: v.string(),
    position: v.object({ line: v.number(), character: v.number() }),
  }),
  'The guest at a place is asked for with { "uri": "file:///vm.xml", "position": { "line": 0, "character": 0 } }',
];

const documentAboutParams: Expected<DocumentAboutParams> = [
  v.object({ uri: v.string() }),
  'A document is asked about with an object such as { "uri": "file:///vm.xml" }',
];

const effectiveXmlParams: Expected<EffectiveXmlParams> = [
  v.object({ uri: v.string() }),
  'The XML that Nova writes is asked for with an object such as { "uri": "file:///etc/nova/nova.conf" }',
];

/** Asks the client to ask again for what stands above lines. */
export function refreshLenses(connection: Connection, client: Client): void {
  if (!client.refreshesLenses) return;
  detached(connection.console, CodeLensRefreshRequest.method, () =>
    connection.sendRequest(CodeLensRefreshRequest.type),
  );
}

function isOfGuest({ action }: Lens): boolean {
  return action.kind === "benchmark" && action.disk === null;
}

function xmlOf({ text, document, settings }: Analysis): string {
  const file = parseOslo(text);
  const folder = folderOf(document.uri);
  const companions = settings.companions && namedFrom(folder, settings.companions);
  const set = configSetOf(file, { path: document.uri, ...(companions && { companions }) });
  const conf = readNovaConf(file, settings.target.nova, set);
  const name = shortName(folder, document.uri);
  return effectiveText(effectiveReport(conf, name, { guest: usualGuest, settings }));
}

/** The companions by the names that a person would give them who looks from a folder. */
function namedFrom(folder: string, { before, after, complete }: Companions): Companions {
  const named = ({ name, text }: NamedText): NamedText => ({ name: shortName(folder, name), text });
  return { before: before.map(named), after: after.map(named), complete };
}

/** Drop-ins are named from the folder that theirs is in. */
function folderOf(uri: string): string {
  return placeInSet(uri)?.folder ?? uri.slice(0, uri.lastIndexOf("/") + 1);
}

function shortName(folder: string, uri: string): string {
  const name = uri.startsWith(folder) ? uri.slice(folder.length) : uri.replace(/^file:\/\//, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
