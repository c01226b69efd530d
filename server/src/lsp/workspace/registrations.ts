import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  WatchKind,
} from "vscode-languageserver";
import type { Client } from "../client.js";
import { diagnosticOptions } from "../greeting.js";

/** What an editor is asked to do only while closed files are checked: to pull their findings, and to watch them. */
export class Registrations {
  readonly #connection: Connection;
  readonly #client: Client;
  #done: Promise<void> = Promise.resolve();
  #checksWorkspace: boolean | undefined;
  #registered: readonly Disposable[] = [];

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Registers anew where that has changed, one change after the other. */
  follow(checksWorkspace: () => Promise<boolean>): Promise<void> {
    const next = this.#done.then(async () => {
      const now = await checksWorkspace();
      if (now === this.#checksWorkspace) return;
      for (const old of this.#registered) old.dispose();
      this.#registered = await this.#register(now);
      this.#checksWorkspace = now;
    });
    this.#done = next.catch(() => undefined);
    return next;
  }

  async #register(checksWorkspace: boolean): Promise<Disposable[]> {
    const { client } = this.#connection;
    const registered: Disposable[] = [];
    if (this.#client.registersDiagnostics) {
      registered.push(
        await client.register(DocumentDiagnosticRequest.type, {
          documentSelector: null,
          ...diagnosticOptions(checksWorkspace),
        }),
      );
    }
    if (checksWorkspace && this.#client.registersWatchers) {
      registered.push(
        await client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [
            { globPattern: "**/*.xml" },
            { globPattern: "**/*.xml.*" },
            { globPattern: "**/*.{yml,yaml}" },
            { globPattern: "**/*nova*.conf" },
            // Of a folder that goes, nothing else is told.
            { globPattern: "**/*", kind: WatchKind.Delete },
          ],
        }),
      );
    }
    return registered;
  }
}
