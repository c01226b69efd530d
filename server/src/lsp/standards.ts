import type { BaselineEntry } from "../core/lint/baseline.js";
import type { Language } from "../core/lint/recognise.js";
import type { Settings } from "../core/lint/settings.js";
import type { NamedText } from "../core/text/named-text.js";
import type { BaselineFiles } from "./baseline-files.js";
import type { CompanionFiles } from "./companion-files.js";
import type { Look, SettingsResolver } from "./document-settings.js";

/** What a document is judged by, beside its text. */
export interface Standard {
  readonly settings: Settings;
  readonly entries: readonly BaselineEntry[] | undefined;
}

/** Finds out what documents are judged by: settings, the files that Nova reads beside them, and what is known already. */
export class Standards {
  readonly #resolver: SettingsResolver;
  readonly #companions: CompanionFiles;
  readonly #baselines: BaselineFiles;

  constructor(resolver: SettingsResolver, companions: CompanionFiles, baselines: BaselineFiles) {
    this.#resolver = resolver;
    this.#companions = companions;
    this.#baselines = baselines;
  }

  async of(uri: string, language: Language, look?: Look): Promise<Standard> {
    const resolved = await this.#resolver.of(uri, look);
    const settings = await this.#companions.withCompanions(uri, language, resolved);
    const entries = await this.#baselines.entriesFor(uri, settings.baseline);
    return { settings, entries };
  }
}

/** Whether two standards find the same in the same text. Entries are the same object as long as their file is the same. */
export function isSameStandard(a: Standard, b: Standard): boolean {
  const { companions: left, ...one } = a.settings;
  const { companions: right, ...other } = b.settings;
  return (
    a.entries === b.entries &&
    JSON.stringify(one) === JSON.stringify(other) &&
    left?.complete === right?.complete &&
    areSame(left?.before ?? [], right?.before ?? []) &&
    areSame(left?.after ?? [], right?.after ?? [])
  );
}

function areSame(left: readonly NamedText[], right: readonly NamedText[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ name, text }, index) => {
      const other = right[index];
      return other?.name === name && other.text === text;
    })
  );
}
