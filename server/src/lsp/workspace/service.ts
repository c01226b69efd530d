import {
  type CancellationToken,
  CancellationToken as Tokens,
  type Connection,
  MessageType,
  type ResultProgressReporter,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { CheckOutcome } from "../../protocol.js";
import type { Client } from "../client.js";
import { detached } from "../guard.js";
import { Changes } from "./changes.js";
import type { CheckedFolder, FileReport, WorkspaceCheck } from "./check.js";
import type { FolderChooser } from "./folders.js";
import { type SaidLimit, limitText, limits } from "./limits.js";
import { CheckProgress } from "./progress.js";
import { Registrations } from "./registrations.js";
import { type News, Told, unchanged } from "./told.js";

/** So many files are told of at once. */
const batchSize = 32;

type Partial = ResultProgressReporter<WorkspaceDiagnosticReport>;

/**
 * Tells clients what is found in files that are not open: in the answer to `workspace/diagnostic`, which stays open where
 * the client takes partial results and then carries what changes; to a client that pulls nothing, by publishing.
 */
export class WorkspaceService {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #chooser: FolderChooser;
  /** Undefined where there is no disk. */
  readonly #check: WorkspaceCheck | undefined;
  readonly #isOpen: (uri: string) => boolean;
  readonly #changes = new Changes();
  readonly #registrations: Registrations;
  /** Those who are told at the moment. */
  readonly #listeners = new Set<Told>();
  readonly #said = new Set<string>();
  #isPulled = false;
  #isPublishing = false;

  constructor(
    connection: Connection,
    client: Client,
    chooser: FolderChooser,
    check: WorkspaceCheck | undefined,
    isOpen: (uri: string) => boolean,
  ) {
    this.#isOpen = isOpen;
    this.#connection = connection;
    this.#client = client;
    this.#chooser = chooser;
    this.#check = check;
    this.#registrations = new Registrations(connection, client);
  }

  /** To be called when the client is ready, and whenever its settings or folders may have changed. */
  follow(): void {
    detached(this.#connection.console, "workspace", async () => {
      await this.#registrations.follow(async () => (await this.#chooser.wanted()).length > 0);
      if (!this.#client.pullsDiagnostics) this.#publish();
      this.#changes.tell();
    });
  }

  /** Something changed on which findings in files that are not open may depend. */
  changed(): void {
    this.#changes.tell();
  }

  /** A file or a folder was deleted. */
  deleted(uri: string): void {
    if (this.#check?.knows(uri) === true) this.#changes.tell();
  }

  /** A document was closed: what the client shows of it is what was in the editor. */
  closed(uri: string): void {
    for (const told of this.#listeners) told.isStale(uri);
    this.#changes.tell();
  }

  /** Answers `workspace/diagnostic`. */
  async pull(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    given: WorkDoneProgressReporter | undefined,
    partial: Partial | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    this.#isPulled = true;
    const told = new Told(previousResultIds);
    this.#listeners.add(told);
    try {
      let progress = new CheckProgress(this.#connection, this.#client, token, given);
      for (let isFirst = true; ; isFirst = false) {
        const before = this.#changes.count;
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const notes = await this.#round(progress, told, {
          report: (report) => {
            if (isFirst && told.isUpToDate(report)) items.push(unchanged(report));
            else items.push(...asList(told.news(report)));
            if (items.length >= batchSize) partial?.report({ items: items.splice(0) });
          },
          withdraw: (news) => items.push(...news),
        });
        this.#say(notes);
        if (partial === undefined || token.isCancellationRequested) return { items };
        if (items.length > 0) partial.report({ items });
        await this.#changes.after(before, token);
        progress = new CheckProgress(this.#connection, this.#client, token, undefined);
      }
    } finally {
      this.#listeners.delete(told);
    }
  }

  /** Checks the workspace now, and from then on until the server ends. */
  async checkNow(
    token: CancellationToken,
    given: WorkDoneProgressReporter | undefined,
  ): Promise<CheckOutcome> {
    this.#chooser.isAskedFor = true;
    const progress = new CheckProgress(this.#connection, this.#client, token, given);
    const found = { files: 0, filesWithFindings: 0, findings: 0 };
    const { log, show } = await this.#round(progress, new Told([]), {
      report: ({ diagnostics }) => {
        found.files++;
        found.findings += diagnostics.length;
        if (diagnostics.length > 0) found.filesWithFindings++;
      },
      withdraw: () => undefined,
    });
    const notes = [...log, ...show];
    for (const note of this.#newOf(notes)) this.#connection.console.info(note);
    // Nobody else would tell what was found: this client pulls, if at all, what is open.
    if (!this.#client.registersDiagnostics && !this.#isPulled) this.#publish();
    this.follow();
    return { ...found, message: outcomeText(found, notes) };
  }

  /** Says an outcome to the user. */
  show({ message }: CheckOutcome): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message,
    });
  }

  /** Goes through the workspace once. Returns what is to be said of it. */
  async #round(
    progress: CheckProgress,
    told: Told,
    listener: { report(report: FileReport): void; withdraw(news: readonly News[]): void },
  ): Promise<Notes> {
    const { folders, notes } = await this.#chooser.choose();
    const reached = new Set<SaidLimit>();
    const seen = new Set<string>();
    for await (const report of this.#reports(folders, progress.token, reached)) {
      seen.add(report.key);
      listener.report(report);
      progress.step();
    }
    await progress.done();
    if (progress.wasEndedByUser) {
      return { log: [...notes, "The check was ended before it was through."], show: [] };
    }
    if (!progress.token.isCancellationRequested) listener.withdraw(told.withdrawnBut(seen));
    return { log: notes, show: [...reached].map((limit) => limitText(limit, limits)) };
  }

  #reports(
    folders: readonly CheckedFolder[],
    token: CancellationToken,
    reached: Set<SaidLimit>,
  ): AsyncIterable<FileReport> | Iterable<FileReport> {
    return this.#check?.round(folders, token, (limit) => reached.add(limit)) ?? [];
  }

  /** Publishes what is found in files that are not open, until the server ends. */
  #publish(): void {
    if (this.#isPublishing) return;
    this.#isPublishing = true;
    detached(this.#connection.console, "publishDiagnostics", async () => {
      const told = new Told([]);
      this.#listeners.add(told);
      try {
        for (;;) {
          const before = this.#changes.count;
          await this.#publishRound(told);
          await this.#changes.after(before, Tokens.None);
        }
      } finally {
        this.#listeners.delete(told);
        this.#isPublishing = false;
      }
    });
  }

  async #publishRound(told: Told): Promise<void> {
    const publish = (news: readonly News[]): void => {
      for (const { uri, items } of news) {
        // What is open is published by itself where it is not pulled.
        if (items.length === 0 && !this.#client.pullsDiagnostics && this.#isOpen(uri)) continue;
        void this.#connection.sendDiagnostics({ uri, diagnostics: items });
      }
    };
    const progress = new CheckProgress(this.#connection, this.#client, Tokens.None, undefined);
    const notes = await this.#round(progress, told, {
      report: (report) => {
        const isOpen = report.version !== null;
        publish(isOpen ? told.withdrawn(report.key) : asList(told.news(report)));
      },
      withdraw: publish,
    });
    this.#say(notes);
  }

  /** Says what has not been said before: to the log, and of limits to the user, who would else trust a list with gaps. */
  #say({ log, show }: Notes): void {
    for (const sentence of this.#newOf(log)) this.#connection.console.info(sentence);
    for (const message of this.#newOf(show)) {
      this.#connection.console.info(message);
      const type = MessageType.Warning;
      void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
    }
  }

  #newOf(sentences: readonly string[]): readonly string[] {
    const found = sentences.filter((sentence) => !this.#said.has(sentence));
    for (const sentence of found) this.#said.add(sentence);
    return found;
  }
}

/** What is to be said of a check: sentences. */
interface Notes {
  readonly log: readonly string[];
  readonly show: readonly string[];
}

function outcomeText(
  { files, findings, filesWithFindings }: Omit<CheckOutcome, "message">,
  notes: readonly string[],
): string {
  const checked = `${counted(files, "file")} of libvirt's or Nova's checked`;
  const found =
    findings === 0
      ? "nothing found"
      : `${counted(findings, "finding")} in ${counted(filesWithFindings, "file")}`;
  return [`${checked}: ${found}.`, ...notes].join(" ");
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function asList(news: News | undefined): readonly News[] {
  return news === undefined ? [] : [news];
}
