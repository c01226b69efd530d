import {
  type BaselineEntry,
  type BaselineProblem,
  matchBaseline,
  parseBaseline,
} from "../core/lint/baseline.js";
import type { Finding } from "../core/lint/finding.js";
import { findingKeys } from "../core/lint/finding-key.js";
import type { Language } from "../core/lint/recognise.js";
import { decoded } from "./uris.js";

/** What the reader of baselines asks of the editor. */
export interface BaselineSource {
  /** The text of a file that lies below one of the folders, as the editor or the disk has it. */
  read(uri: string, folders: readonly string[]): Promise<string | undefined>;
  /** URIs of the workspace's folders. */
  folders(): Promise<readonly string[]>;
  /** Called with every baseline that is looked at, and with what is wrong with it. */
  used(uri: string, text: string | undefined, problems: readonly BaselineProblem[]): void;
}

/** Finds out what baselines know of documents. Every look reads the file anew; only the parsed form is kept. */
export class BaselineFiles {
  readonly #source: BaselineSource;
  readonly #parsed = new Map<string, { text: string; parsed: ReturnType<typeof parseBaseline> }>();

  constructor(source: BaselineSource) {
    this.#source = source;
  }

  /** The entries for a document; the same object as long as the baseline does not change. */
  async entriesFor(
    documentUri: string,
    baselineUri: string | undefined,
  ): Promise<readonly BaselineEntry[] | undefined> {
    if (baselineUri === undefined) return undefined;
    const folder = baselineUri.slice(0, baselineUri.lastIndexOf("/") + 1);
    // A configuration may come from anywhere, so it names nothing outside of the workspace and its own surroundings.
    const allowed = [
      ...(await this.#source.folders()).map((one) => `${one}/`),
      ...(documentUri.startsWith(folder) ? [folder] : []),
    ];
    const text = await this.#source.read(baselineUri, allowed);
    if (text === undefined) {
      const message = "There is no such baseline here, so nothing is known.";
      this.#source.used(baselineUri, undefined, [{ span: { start: 0, end: 0 }, message }]);
      return undefined;
    }
    const { baseline, problems } = this.#parse(baselineUri, text);
    this.#source.used(baselineUri, text, problems);
    return baseline.files.get(relativePath(folder, documentUri));
  }

  #parse(uri: string, text: string): ReturnType<typeof parseBaseline> {
    const kept = this.#parsed.get(uri);
    if (kept?.text === text) return kept.parsed;
    const parsed = parseBaseline(text);
    this.#parsed.set(uri, { text, parsed });
    return parsed;
  }
}

/** What is known becomes a hint: it is in nobody's list of problems, and can be mended where it stands. */
export function withBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[] | undefined,
  text: string,
  language: Language,
): readonly Finding[] {
  if (entries === undefined || entries.length === 0) return findings;
  const known = new Set(matchBaseline(entries, findings, findingKeys(text, language)).known);
  return findings.map((finding) =>
    known.has(finding)
      ? { ...finding, severity: "hint", message: `${finding.message} (Known: in the baseline.)` }
      : finding,
  );
}

/** The path from a folder to a document; clients differ in what they encode, so both are compared decoded. */
function relativePath(folderUri: string, documentUri: string): string {
  const folder = decoded(folderUri).split("/").slice(0, -1);
  const document = decoded(documentUri).split("/");
  let common = 0;
  while (common < folder.length && folder[common] === document[common]) common++;
  return [...folder.slice(common).map(() => ".."), ...document.slice(common)].join("/");
}
