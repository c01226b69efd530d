import { type Settings, defaultSettings } from "../core/lint/settings.js";
import { settingsFor } from "../core/lint/configuration.js";
import { type ClientSettings, readClientSettings } from "./client-settings.js";
import {
  type ConfigurationFiles,
  type FoundConfiguration,
  relativePath,
} from "./configuration-files.js";
import { describe } from "./guard.js";

/** Where the editor's settings come from. */
export interface SettingsSource {
  /** Asks the client for the settings of one document; undefined when the client cannot be asked. */
  readonly ask: ((uri: string) => Promise<unknown>) | undefined;
  /** URIs of the workspace's folders. */
  folders(): Promise<readonly string[]>;
  /** Called with every configuration file that is used. */
  used(configuration: FoundConfiguration): void;
  warn(message: string): void;
}

/** How to look for the settings of a document that is one of many. */
export interface Look {
  /** What the client is asked about in the place of the document. */
  readonly scope: string;
  readonly files: ConfigurationFiles;
}

/** Resolves settings for one document: defaults, over them the editor's, over them the configuration file's. */
export class SettingsResolver {
  readonly #source: SettingsSource;
  readonly #files: ConfigurationFiles;
  readonly #asked = new Map<string, Promise<ClientSettings>>();
  /** What was said of the settings as they are now: every document is asked for by itself. */
  readonly #warned = new Set<string>();
  #pushed: ClientSettings;

  /** `initial` are settings that came with the initialization, for clients that cannot be asked. */
  constructor(source: SettingsSource, files: ConfigurationFiles, initial: unknown) {
    this.#source = source;
    this.#files = files;
    this.#pushed = this.#checked(initial);
  }

  async of(uri: string, look: Look = { scope: uri, files: this.#files }): Promise<Settings> {
    const { configuration: fromEditor, ...client } = await this.client(look.scope);
    const folder = await this.folderOf(uri);
    // The editor's paths are seen from the workspace's folder.
    const root = folder === undefined ? uri : `${folder}/`;
    const start = { ...defaultSettings, path: uri };
    const editor = located(root, settingsFor(fromEditor, relativePath(root, uri), start));
    const found = await this.#configuration(uri, client.configurationFile, look.files);
    if (found === undefined) return editor;
    this.#source.used(found);
    const { novaConfigFiles, baseline, ...below } = editor;
    const settings = settingsFor(found.configuration, found.relativePath, below);
    return {
      ...(novaConfigFiles !== undefined && { novaConfigFiles }),
      ...(baseline !== undefined && { baseline }),
      ...located(found.uri, settings),
    };
  }

  /** The configuration file that counts for a document; undefined when there is none. */
  async configurationOf(uri: string): Promise<FoundConfiguration | undefined> {
    return this.#configuration(uri, (await this.client(uri)).configurationFile, this.#files);
  }

  /** The workspace's folder that a document lies in, the innermost of several. */
  async folderOf(uri: string): Promise<string | undefined> {
    const around = (await this.#source.folders()).filter((folder) => uri.startsWith(`${folder}/`));
    return around.toSorted((a, b) => b.length - a.length)[0];
  }

  /** Whether the user wants to see in a document what is in effect without being written. */
  async showsInlayHints(uri: string): Promise<boolean> {
    return (await this.client(uri)).inlayHints;
  }

  /** Forgets what was asked; `pushed` are settings that came with the notification, if any did. */
  changed(pushed: unknown): void {
    this.#asked.clear();
    this.#warned.clear();
    if (this.#source.ask === undefined && isRecord(pushed)) {
      this.#pushed = this.#checked(pushed["virtLatency"] ?? pushed);
    }
  }

  forget(uri: string): void {
    this.#asked.delete(uri);
  }

  /** What the editor says for a document or a folder. */
  client(uri: string): Promise<ClientSettings> {
    const { ask } = this.#source;
    if (ask === undefined) return Promise.resolve(this.#pushed);
    let asked = this.#asked.get(uri);
    if (asked === undefined) {
      asked = ask(uri).then(
        (raw) => this.#checked(raw),
        (error: unknown) => {
          this.#asked.delete(uri);
          this.#warnOnce(`The editor does not say what its settings are: ${describe(error)}`);
          return this.#pushed;
        },
      );
      this.#asked.set(uri, asked);
    }
    return asked;
  }

  async #configuration(
    uri: string,
    setting: string | undefined,
    files: ConfigurationFiles,
  ): Promise<FoundConfiguration | undefined> {
    if (setting === undefined) return files.nearest(uri);
    const folder = await this.folderOf(uri);
    return files.at(uriFrom(folder === undefined ? uri : `${folder}/`, setting), uri);
  }

  #checked(raw: unknown): ClientSettings {
    const { settings, problems } = readClientSettings(raw);
    for (const problem of problems) this.#warnOnce(problem);
    return settings;
  }

  #warnOnce(problem: string): void {
    if (!this.#warned.has(problem)) this.#source.warn(problem);
    this.#warned.add(problem);
  }
}

function located(base: string, settings: Settings): Settings {
  const { novaConfigFiles, baseline } = settings;
  return {
    ...settings,
    ...(novaConfigFiles && { novaConfigFiles: novaConfigFiles.map((path) => uriFrom(base, path)) }),
    ...(baseline !== undefined && { baseline: uriFrom(base, baseline) }),
  };
}

/** The URI of a path as a user writes it. */
function uriFrom(base: string, path: string): string {
  return new URL(path.split(/[\\/]/).map(encodeURIComponent).join("/"), base).href;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
