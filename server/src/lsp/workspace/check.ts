import type { CancellationToken, Diagnostic, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Language,
  recognise,
  recogniseStart,
  startOfFile,
} from "../../core/lint/recognise.js";
import type { Analyses } from "../analyses.js";
import type { Attention } from "../attention.js";
import { type ClientAbilities, toDiagnostics } from "../convert.js";
import type { Look } from "../document-settings.js";
import { type Standard, type Standards, isSameStandard } from "../standards.js";
import { decoded } from "../uris.js";
import type { Exclusion } from "./exclusion.js";
import type { FileState, WorkspaceFiles } from "./files.js";
import { type Limits, type SaidLimit, limits } from "./limits.js";
import type { Remembered } from "./remembered.js";
import { search } from "./search.js";

/** What is found in one file of ours. */
export interface FileReport {
  /** The same for a file however its URI is written. */
  readonly key: string;
  readonly uri: string;
  /** Null for a file that is not open. */
  readonly version: number | null;
  /** The same as long as nothing else is found. */
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A folder that is to be checked. */
export interface CheckedFolder {
  /** Its URI, with the closing slash. */
  readonly root: string;
  readonly look: Look;
  readonly exclusion: Exclusion;
}

/** What a check is made with. */
export interface CheckParts {
  readonly files: WorkspaceFiles;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: Analyses;
  readonly standards: Standards;
  /** What the standards read with. */
  readonly reads: Remembered;
  readonly attention: Attention;
  readonly client: ClientAbilities;
}

/** A file as it was when it was last looked at. */
interface Known {
  readonly stamp: string;
  /** Undefined for a file that is none of ours. */
  readonly language: Language | undefined;
  /** What it was judged by; undefined for one that was open. */
  readonly standard?: Standard | undefined;
  readonly report?: FileReport;
}

/** What is left of the limits for all files together. */
interface Budget {
  files: number;
  bytes: number;
  readonly reached: (limit: SaidLimit) => void;
}

/** Checks the files of ours in folders. A file is read again only when it changed, or what it is judged by did. */
export class WorkspaceCheck {
  readonly #parts: CheckParts;
  readonly #most: Limits = limits;
  readonly #known = new Map<string, Known>();
  /** Makes ids of this server different from those of the one before. */
  readonly #session = Date.now().toString(36);
  #lastId = 0;

  constructor(parts: CheckParts) {
    this.#parts = parts;
  }

  /**
   * Goes through the folders once. Steps aside while the user waits for something, and ends early when it is cancelled or
   * when a limit is reached.
   */
  async *round(
    folders: readonly CheckedFolder[],
    token: CancellationToken,
    reached: (limit: SaidLimit) => void,
  ): AsyncGenerator<FileReport> {
    const { files, attention, documents, reads } = this.#parts;
    reads.forget();
    const open = new Map(documents.all().map((document) => [decoded(document.uri), document]));
    const seen = new Set<string>();
    const budget: Budget = { files: this.#most.files, bytes: this.#most.bytes, reached };
    for (const { root, look, exclusion } of folders) {
      const job = {
        root,
        exclusion,
        limits: this.#most,
        reached,
      };
      for await (const uri of search(job, files, token)) {
        await attention.free(token);
        if (token.isCancellationRequested) return;
        const key = decoded(uri);
        seen.add(key);
        const document = open.get(key);
        const isOpen = document !== undefined && documents.get(document.uri) === document;
        const report = isOpen
          ? await this.#open(key, document)
          : await this.#closed(key, uri, look, budget);
        if (budget.files < 0 || budget.bytes < 0) return;
        if (report !== undefined) yield report;
      }
      if (token.isCancellationRequested) return;
    }
    for (const key of this.#known.keys()) if (!seen.has(key)) this.#known.delete(key);
  }

  /** Whether a file, or one below a folder, has been seen to be ours or to be none of ours. */
  knows(uri: string): boolean {
    const key = decoded(uri);
    if (this.#known.has(key)) return true;
    return [...this.#known.keys()].some((known) => known.startsWith(`${key}/`));
  }

  async #open(key: string, document: TextDocument): Promise<FileReport | undefined> {
    const verdict = await this.#parts.analyses.of(document);
    if (verdict.kind === "not-ours") return undefined;
    const diagnostics = toDiagnostics(verdict, this.#parts.client);
    const report = this.#report(key, document.uri, document.version, diagnostics);
    this.#known.set(key, { stamp: "", language: undefined, report });
    return report;
  }

  async #closed(
    key: string,
    uri: string,
    look: Look,
    budget: Budget,
  ): Promise<FileReport | undefined> {
    const { files, standards, analyses, client } = this.#parts;
    const state = await files.state(uri);
    if (state === undefined) return undefined;
    const known = this.#known.get(key);
    const isSame = known?.stamp === state.stamp;
    const language = isSame ? known.language : await this.#languageOf(key, uri, state);
    if (language === undefined) {
      if (!isSame) this.#known.set(key, { stamp: state.stamp, language });
      return undefined;
    }
    if (state.bytes > this.#most.fileBytes) {
      budget.reached("fileBytes");
      return undefined;
    }
    if (--budget.files < 0) budget.reached("files");
    if ((budget.bytes -= state.bytes) < 0) budget.reached("bytes");
    if (budget.files < 0 || budget.bytes < 0) return undefined;
    const standard = await standards.of(uri, language, look);
    if (isSame && known.standard !== undefined && isSameStandard(known.standard, standard)) {
      return known.report;
    }
    const text = await this.#textOf(uri, state.bytes);
    // It may have changed since its beginning was read.
    if (text === undefined || recognise(text, key) !== language) return undefined;
    const document = TextDocument.create(uri, language, 0, text);
    const analysis = analyses.once(document, language, standard);
    const diagnostics = toDiagnostics({ kind: "linted", analysis }, client);
    const report = this.#report(key, uri, null, diagnostics);
    this.#known.set(key, { stamp: state.stamp, language, standard, report });
    return report;
  }

  async #languageOf(key: string, uri: string, state: FileState): Promise<Language | undefined> {
    const start = await this.#textOf(uri, startOfFile);
    if (start === undefined) return undefined;
    const told = recogniseStart(start, key, state.bytes <= startOfFile);
    if (told !== "unclear") return told;
    if (state.bytes > this.#most.yamlBytes) return undefined;
    const text = await this.#textOf(uri, state.bytes);
    return text === undefined ? undefined : recognise(text, key);
  }

  /** As an editor reads it: UTF-8, without the byte order mark. */
  async #textOf(uri: string, bytes: number): Promise<string | undefined> {
    const content = await this.#parts.files.read(uri, bytes);
    return content === undefined ? undefined : new TextDecoder().decode(content);
  }

  #report(
    key: string,
    uri: string,
    version: number | null,
    diagnostics: readonly Diagnostic[],
  ): FileReport {
    const last = this.#known.get(key)?.report;
    const isSame =
      last?.version === version && JSON.stringify(last.diagnostics) === JSON.stringify(diagnostics);
    const resultId = isSame ? last.resultId : `${this.#session}-${++this.#lastId}`;
    return { key, uri, version, resultId, diagnostics };
  }
}
