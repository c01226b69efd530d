import { type SetFiles, companionsOf } from "../config-sets.js";
import type { Language } from "../core/lint/recognise.js";
import type { Settings } from "../core/lint/settings.js";
import { placeInSet } from "../core/nova/set-layout.js";
import { languageIds } from "../protocol.js";
import { isInFolders } from "./configuration-files.js";
import type { Reader } from "./workspace/remembered.js";

/** What the finder asks of the editor. */
export interface OpenFiles {
  /** The text of an open document, which counts more than what is on disk. */
  textOf(uri: string): string | undefined;
  uris(): readonly string[];
  /** URIs of the workspace's folders. */
  folders(): Promise<readonly string[]>;
}

/** Finds the files that Nova reads beside a nova.conf, in the editor or on disk. */
export class CompanionFiles {
  readonly #open: OpenFiles;
  readonly #reader: Reader;

  constructor(open: OpenFiles, reader: Reader) {
    this.#open = open;
    this.#reader = reader;
  }

  /** The settings for a document, and with them its companions. */
  async withCompanions(uri: string, language: Language, settings: Settings): Promise<Settings> {
    if (language !== languageIds.novaConf || !isInFolders(uri)) return settings;
    const allowed = [
      ...(await this.#open.folders()).map((folder) => `${folder}/`),
      ...[placeInSet(uri)?.folder].filter((folder) => folder !== undefined),
    ];
    const companions = await companionsOf(uri, settings.novaConfigFiles, this.#files(allowed));
    return companions === undefined ? settings : { ...settings, companions };
  }

  /** A workspace may come from anywhere, so nothing outside of it and of the file's own folder is read. */
  #files(allowed: readonly string[]): SetFiles {
    const isAllowed = (uri: string): boolean => allowed.some((folder) => uri.startsWith(folder));
    return {
      list: async (folder) => {
        const onDisk = isAllowed(folder) ? await this.#reader.listFolder(folder) : undefined;
        const open = this.#open
          .uris()
          .filter((uri) => uri.startsWith(folder))
          .map((uri) => uri.slice(folder.length))
          .filter((name) => !name.includes("/"));
        if (onDisk === undefined && open.length === 0) return undefined;
        return [...new Set([...(onDisk ?? []).map(encodeURIComponent), ...open])];
      },
      read: async (uri) =>
        this.#open.textOf(uri) ??
        (isAllowed(uri) ? await this.#reader.readFileBelow(uri, allowed) : undefined),
      join: (folder, path) => folder + path,
    };
  }
}
