import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  type WorkDoneProgressReporter,
} from "vscode-languageserver";
import type { Client } from "../client.js";

/** A check that is over sooner shows no progress, which would only flicker. */
const patienceMilliseconds = 1000;

const title = "Checking the workspace";

/** Shows how far a check is, and lets the user end it. */
export class CheckProgress {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #source = new CancellationTokenSource();
  readonly #started = Date.now();
  readonly #requested: CancellationToken;
  #reporter: Promise<WorkDoneProgressReporter> | undefined;
  #files = 0;

  /** `given` is of a client that shows progress by itself; the token is that of its request. */
  constructor(
    connection: Connection,
    client: Client,
    requested: CancellationToken,
    given: WorkDoneProgressReporter | undefined,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#requested = requested;
    requested.onCancellationRequested(() => {
      this.#source.cancel();
    });
    if (given === undefined) return;
    given.begin(title, undefined, undefined, true);
    this.#reporter = Promise.resolve(given);
  }

  /** Cancelled with the request, and when the user cancels the progress. */
  get token(): CancellationToken {
    return this.#source.token;
  }

  /** The user wants no more of it, though the client still waits for an answer. */
  get wasEndedByUser(): boolean {
    return this.token.isCancellationRequested && !this.#requested.isCancellationRequested;
  }

  /** Another file was checked. */
  step(): void {
    this.#files++;
    const isSlow = Date.now() - this.#started > patienceMilliseconds;
    if (isSlow && this.#client.createsProgress) this.#reporter ??= this.#create();
    const text = this.#files === 1 ? "1 file" : `${this.#files} files`;
    void this.#reporter?.then((reporter) => {
      reporter.report(text);
    });
  }

  async done(): Promise<void> {
    (await this.#reporter)?.done();
  }

  async #create(): Promise<WorkDoneProgressReporter> {
    const reporter = await this.#connection.window.createWorkDoneProgress();
    reporter.token.onCancellationRequested(() => {
      this.#source.cancel();
    });
    reporter.begin(title, undefined, undefined, true);
    return reporter;
  }
}
