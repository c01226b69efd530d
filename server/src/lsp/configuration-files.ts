import {
  type ParsedConfiguration,
  configurationFileName,
  parseConfiguration,
} from "../core/lint/configuration.js";
import { ruleIds } from "../core/rules/ids.js";
import { decoded } from "./uris.js";

/** A configuration file that was found for a document. */
export interface FoundConfiguration extends ParsedConfiguration {
  readonly uri: string;
  readonly text: string;
  /** The document's path seen from the configuration file's folder, with `/`. */
  readonly relativePath: string;
}

/**
 * Finds configuration files. Every look reads the disk anew: a handful of small reads, and never a stale answer for
 * a file that no watcher covers. Only the parsed form is kept, as long as the text stays the same.
 */
export class ConfigurationFiles {
  readonly #read: (uri: string) => Promise<string | undefined>;
  readonly #parsed = new Map<string, { text: string; parsed: ParsedConfiguration }>();

  constructor(read: (uri: string) => Promise<string | undefined>) {
    this.#read = read;
  }

  /** The nearest configuration in the folder of the document or above it; undefined for what is not a file. */
  async nearest(documentUri: string): Promise<FoundConfiguration | undefined> {
    const candidates = foldersAbove(documentUri).map((folder) => folder + configurationFileName);
    const texts = await Promise.all(candidates.map((uri) => this.#read(uri)));
    for (const [index, uri] of candidates.entries()) {
      const text = texts[index];
      if (text !== undefined) return this.#found(uri, text, documentUri);
    }
    return undefined;
  }

  /** The configuration at `uri`, for a document that need not lie below it. */
  async at(uri: string, documentUri: string): Promise<FoundConfiguration | undefined> {
    const text = await this.#read(uri);
    return text === undefined ? undefined : this.#found(uri, text, documentUri);
  }

  /** Parses a text as the configuration file at `uri`. */
  parse(uri: string, text: string): ParsedConfiguration {
    const kept = this.#parsed.get(uri);
    if (kept?.text === text) return kept.parsed;
    const parsed = parseConfiguration(text, ruleIds);
    this.#parsed.set(uri, { text, parsed });
    return parsed;
  }

  #found(uri: string, text: string, documentUri: string): FoundConfiguration {
    return { ...this.parse(uri, text), uri, text, relativePath: relativePath(uri, documentUri) };
  }
}

/** True for the URI of a configuration file. */
export function isConfigurationFile(uri: string): boolean {
  return uri.endsWith(`/${configurationFileName}`);
}

/** True for what lies in folders, on a disk or elsewhere; a new document and one that only a view shows do not. */
export function isInFolders(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(uri);
}

/** URIs of the folders around a document, nearest first, each with its closing slash. */
function foldersAbove(documentUri: string): string[] {
  if (!isInFolders(documentUri)) return [];
  const folders: string[] = [];
  const root =
    /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(documentUri)?.[0].length ?? documentUri.length;
  let slash = documentUri.lastIndexOf("/");
  while (slash + 1 >= root) {
    folders.push(documentUri.slice(0, slash + 1));
    slash = documentUri.lastIndexOf("/", slash - 1);
  }
  return folders;
}

/** The path of a document seen from the folder that a file lies in, with `/`; whole where it does not lie below. */
export function relativePath(fileUri: string, documentUri: string): string {
  const folder = decoded(fileUri.slice(0, fileUri.lastIndexOf("/") + 1));
  const path = decoded(documentUri);
  return path.startsWith(folder) ? path.slice(folder.length) : path.slice(path.indexOf(":") + 1);
}
