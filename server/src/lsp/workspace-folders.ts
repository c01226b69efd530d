import type { Connection } from "vscode-languageserver";
import type { Client } from "./client.js";
import { describe } from "./guard.js";

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
      this.#asked = this.#ask().catch((error: unknown) => {
        this.#asked = undefined;
        this.#connection.console.warn(
          `The editor does not say what its folders are: ${describe(error)}`,
        );
        return this.#only();
      });
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
    if (!this.#client.hasWorkspaceFolders) return this.#only();
    return ((await this.#connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
  }

  /** The folder that every client names, if one is open. */
  #only(): readonly string[] {
    const { rootUri } = this.#client;
    return rootUri === undefined ? [] : [rootUri];
  }
}
