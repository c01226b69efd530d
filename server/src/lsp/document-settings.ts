import { type Settings, defaultSettings, mergeSettings } from "../core/lint/settings.js";
import { settingsFor } from "../core/lint/configuration.js";
import { type ClientSettings, readClientSettings } from "./client-settings.js";
import type { ConfigurationFiles, FoundConfiguration } from "./configuration-files.js";

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

/** Resolves settings for one document: defaults, over them the editor's, over them the configuration file's. */
export class SettingsResolver {
  readonly #source: SettingsSource;
  readonly #files: ConfigurationFiles;
  readonly #asked = new Map<string, Promise<ClientSettings>>();
  #pushed: ClientSettings;

  /** `initial` are settings that came with the initialization, for clients that cannot be asked. */
  constructor(source: SettingsSource, files: ConfigurationFiles, initial: unknown) {
    this.#source = source;
    this.#files = files;
    this.#pushed = this.#checked(initial);
  }

  async of(uri: string): Promise<Settings> {
    const client = await this.#client(uri);
    const base = { ...mergeSettings(defaultSettings, client.lint), path: uri };
    const configuration = await this.#configuration(uri, client.configurationFile);
    if (configuration === undefined) return this.#located(uri, base);
    this.#source.used(configuration);
    const { relativePath } = configuration;
    const { novaConfigFiles, ...rest } = base;
    const found = settingsFor(configuration.configuration, relativePath, rest);
    const { baseline } = found;
    const settings: Settings =
      baseline === undefined ? found : { ...found, baseline: uriFrom(configuration.uri, baseline) };
    if (settings.novaConfigFiles !== undefined) return located(configuration.uri, settings);
    return this.#located(uri, { ...settings, ...(novaConfigFiles && { novaConfigFiles }) });
  }

  /** The editor's paths are seen from the workspace's folder. */
  async #located(uri: string, settings: Settings): Promise<Settings> {
    if (settings.novaConfigFiles === undefined) return settings;
    const folder = await this.#folderOf(uri);
    return located(folder === undefined ? uri : `${folder}/`, settings);
  }

  async #folderOf(uri: string): Promise<string | undefined> {
    const folders = await this.#source.folders();
    return folders.find((candidate) => uri.startsWith(`${candidate}/`));
  }

  /** Whether the user wants to see in a document what is in effect without being written. */
  async showsInlayHints(uri: string): Promise<boolean> {
    return (await this.#client(uri)).inlayHints;
  }

  /** Forgets what was asked; `pushed` are settings that came with the notification, if any did. */
  changed(pushed: unknown): void {
    this.#asked.clear();
    if (this.#source.ask === undefined && isRecord(pushed)) {
      this.#pushed = this.#checked(pushed["virtLatency"] ?? pushed);
    }
  }

  forget(uri: string): void {
    this.#asked.delete(uri);
  }

  #client(uri: string): Promise<ClientSettings> {
    const { ask } = this.#source;
    if (ask === undefined) return Promise.resolve(this.#pushed);
    let asked = this.#asked.get(uri);
    if (asked === undefined) {
      asked = ask(uri).then((raw) => this.#checked(raw));
      asked.catch(() => {
        this.#asked.delete(uri);
      });
      this.#asked.set(uri, asked);
    }
    return asked;
  }

  async #configuration(
    uri: string,
    setting: string | undefined,
  ): Promise<FoundConfiguration | undefined> {
    if (setting === undefined) return this.#files.nearest(uri);
    const folder = await this.#folderOf(uri);
    return this.#files.at(uriFrom(folder === undefined ? uri : `${folder}/`, setting), uri);
  }

  #checked(raw: unknown): ClientSettings {
    const { settings, problems } = readClientSettings(raw);
    for (const problem of problems) this.#source.warn(problem);
    return settings;
  }
}

function located(base: string, settings: Settings): Settings {
  const { novaConfigFiles = [] } = settings;
  return { ...settings, novaConfigFiles: novaConfigFiles.map((path) => uriFrom(base, path)) };
}

/** The URI of a path as a user writes it. */
function uriFrom(base: string, path: string): string {
  return new URL(path.split(/[\\/]/).map(encodeURIComponent).join("/"), base).href;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
