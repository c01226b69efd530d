import type { Connection } from "vscode-languageserver";
import type { Client } from "./client.js";

/** The folders of the workspace, as the client has them now. */
export class WorkspaceFolders {
  readonly #connection: Connection;
  readonly #client: Client;
  #asked: Promise<readonly string[]> | undefined;

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Their URIs. The client is asked once, and again after it told of a change. */
  all(): Promise<readonly string[]> {
    if (this.#asked === undefined) {
      const asked = this.#ask();
      asked.catch(() => {
        this.#asked = undefined;
      });
      this.#asked = asked;
    }
    return this.#asked;
  }

  /** Calls back after each change. To be called when the client is ready. */
  onChange(handler: () => void): void {
    if (!this.#client.hasWorkspaceFolders) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders(() => {
      this.#asked = undefined;
      handler();
    });
  }

  async #ask(): Promise<readonly string[]> {
    const { hasWorkspaceFolders, rootUri } = this.#client;
    if (!hasWorkspaceFolders) return rootUri === undefined ? [] : [rootUri];
    return ((await this.#connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  }
}
