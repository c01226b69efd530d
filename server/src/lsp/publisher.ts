import type { Connection } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { languageIds } from "../protocol.js";
import type { ConfigurationProblem } from "../core/lint/configuration.js";
import type { Analyses } from "./analyses.js";
import type { Client } from "./client.js";
import { toConfigurationDiagnostics, toDiagnostics } from "./convert.js";
import type { ConfigurationFiles } from "./configuration-files.js";
import { detached } from "./guard.js";

/** Sends diagnostics that nobody pulls: of configuration files always, of documents to clients that do not pull. */
export class Publisher {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #analyses: Analyses;
  readonly #files: ConfigurationFiles;
  readonly #isOpen: (document: TextDocument) => boolean;
  /** Undefined for a file that is not there and ought to be. */
  readonly #configurationTexts = new Map<string, string | undefined>();
  readonly #published = new Set<string>();

  constructor(
    connection: Connection,
    client: Client,
    analyses: Analyses,
    files: ConfigurationFiles,
    isOpen: (document: TextDocument) => boolean,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#analyses = analyses;
    this.#files = files;
    this.#isOpen = isOpen;
  }

  /** Publishes what is found in a document as it is now, unless the client pulls. */
  document(document: TextDocument): void {
    if (this.#client.pullsDiagnostics) return;
    detached(this.#connection.console, "publishDiagnostics", async () => {
      const { version, uri } = document;
      const verdict = await this.#analyses.of(document);
      // A later change starts its own round, and nobody would take back what is said of a document after it was closed.
      if (document.version !== version || !this.#isOpen(document)) return;
      if (verdict.kind === "not-ours" && !this.#published.has(uri)) return;
      this.#published.add(uri);
      const diagnostics = toDiagnostics(verdict, this.#client);
      await this.#connection.sendDiagnostics({ uri, version, diagnostics });
    });
  }

  /** Publishes anew what is found in the other documents that may depend on a changed one: those of its language. */
  dependents(changed: TextDocument, all: readonly TextDocument[]): void {
    for (const other of all) {
      const isDependent = other !== changed && other.languageId === changed.languageId;
      if (isDependent && other.languageId === languageIds.novaConf) this.document(other);
    }
  }

  /** Publishes the problems in a configuration file whose text is `text`; undefined: it is gone. */
  configuration(uri: string, text: string | undefined): void {
    this.problems(uri, text, text === undefined ? [] : this.#files.parse(uri, text).problems);
  }

  /** Publishes the problems in a file that says how to look at others, where its text is another one than before. */
  problems(uri: string, text: string | undefined, problems: readonly ConfigurationProblem[]): void {
    const isGone = text === undefined && problems.length === 0;
    const isPublished = this.#configurationTexts.has(uri);
    if (isPublished ? this.#configurationTexts.get(uri) === text && !isGone : isGone) return;
    if (isGone) this.#configurationTexts.delete(uri);
    else this.#configurationTexts.set(uri, text);
    const diagnostics = toConfigurationDiagnostics(uri, text ?? "", problems);
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Takes back what was published for a document that was closed. */
  closed(uri: string): void {
    if (!this.#published.delete(uri)) return;
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
