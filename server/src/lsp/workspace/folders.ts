import type { Connection } from "vscode-languageserver";
import type { Client } from "../client.js";
import type { ConfigurationFiles } from "../configuration-files.js";
import type { SettingsResolver } from "../document-settings.js";
import type { CheckedFolder } from "./check.js";
import { type Exclusion, readExclusion } from "./exclusion.js";
import { decoded } from "../uris.js";
import type { WorkspaceFiles } from "./files.js";

/** Which folders are to be checked, and what is to be said of others. */
export interface FolderChoice {
  readonly folders: readonly CheckedFolder[];
  /** Why folders that would be checked are not: sentences. */
  readonly notes: readonly string[];
}

/** Chooses the folders of the workspace whose files are checked without being open. */
export class FolderChooser {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #resolver: SettingsResolver;
  readonly #files: WorkspaceFiles | undefined;
  readonly #configurations: ConfigurationFiles;
  readonly #folders: () => Promise<readonly string[]>;
  /** The user asked for a check, which counts until the server ends: findings that grew old would be worse than none. */
  isAskedFor = false;

  /** `files` is undefined where there is no disk. */
  constructor(
    connection: Connection,
    client: Client,
    resolver: SettingsResolver,
    files: WorkspaceFiles | undefined,
    configurations: ConfigurationFiles,
    folders: () => Promise<readonly string[]>,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#resolver = resolver;
    this.#files = files;
    this.#configurations = configurations;
    this.#folders = folders;
  }

  /** The folders for which the settings or the user want it. */
  async wanted(): Promise<readonly string[]> {
    const folders = await this.#folders();
    const modes = await Promise.all(folders.map((folder) => this.#resolver.client(folder)));
    return folders.filter((_, index) => {
      const mode = modes[index]?.diagnostics;
      return mode === "workspace" || (mode === "openFiles" && this.isAskedFor);
    });
  }

  /** Of the folders that are wanted those that may be looked through. */
  async choose(): Promise<FolderChoice> {
    const folders: CheckedFolder[] = [];
    const wanted = await this.wanted();
    const notes: string[] = [];
    if (this.isAskedFor && wanted.length === 0) {
      notes.push("No folder is open, or its findings are off in the settings.");
    }
    for (const folder of wanted) {
      const root = folder.endsWith("/") ? folder : `${folder}/`;
      const reason = await this.#reasonToLeave(root);
      if (reason === undefined) {
        const look = { scope: folder, files: this.#configurations };
        folders.push({ root, look, exclusion: await this.#exclusionOf(folder) });
      } else {
        notes.push(`${reason} So only what is open is checked there.`);
      }
    }
    return { folders, notes };
  }

  async #reasonToLeave(root: string): Promise<string | undefined> {
    if (this.#files === undefined || !root.startsWith("file:")) {
      return "The files of this workspace are not on a disk that the server sees.";
    }
    return this.#files.reasonToLeave(root);
  }

  /** What the editor hides, and folders of the workspace inside of this one, which have settings of their own. */
  async #exclusionOf(folder: string): Promise<Exclusion> {
    const isHidden = readExclusion(...(await this.#hidden(folder)));
    const others = (await this.#folders()).map(decoded);
    return (path) => isHidden(path) || others.includes(`${decoded(folder)}/${path}`);
  }

  /** What the editor hides in the folder. */
  async #hidden(scopeUri: string): Promise<readonly unknown[]> {
    if (!this.#client.answersConfiguration) return [];
    return this.#connection.workspace.getConfiguration(
      ["files.exclude", "search.exclude"].map((section) => ({ scopeUri, section })),
    );
  }
}
