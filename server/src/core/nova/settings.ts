import { arrivalOf, findOption } from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { NovaEntry, Setting } from "./entry.js";

/** What makes the file's word about an option worthless until it is mended. */
export interface Doubts {
  /** A file means to set an option of this name, but in vain: being absent, it is not at its default either. */
  isMissed(name: string): boolean;
  /** The value holds lines that do not belong to it. */
  isSpoilt(entry: NovaEntry): boolean;
}

/**
 * Looks values up as oslo.config does: in the file that was read last, then in those before it; in each by the present
 * name, then by each deprecated one; the last value wins.
 */
export class Settings {
  /** The file that was read last comes first. */
  readonly #files: readonly ReadonlyMap<string, NovaEntry>[];
  readonly #doubts: Doubts;
  readonly #release: string | undefined;

  /** Takes the assignments of each file, in the order in which the service reads the files. */
  constructor(
    files: readonly (readonly NovaEntry[])[],
    doubts: Doubts,
    release: string | undefined,
  ) {
    this.#files = files
      .map((entries) => new Map(entries.map((one) => [`${one.group}/${one.name}`, one])))
      .reverse();
    this.#doubts = doubts;
    this.#release = release;
  }

  entryOf(group: string, name: string): NovaEntry | undefined {
    // The release passes over what only a later one has.
    if (arrivalOf(group, name, this.#release) !== undefined) return undefined;
    const variants = findOption(group, name, this.#release)?.variants ?? [];
    const aliases = variants.findLast((facts) => facts.aliases !== undefined)?.aliases ?? [];
    const names = [{ group, name }, ...aliases].map(
      (one) => `${normalizeGroupName(one.group)}/${one.name}`,
    );
    for (const file of this.#files) {
      const found = names.map((one) => file.get(one)).find((entry) => entry !== undefined);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The value as text. Substitution is left alone: what another option or file puts there is not known. */
  text(group: string, name: string): Setting<string> {
    const entry = this.entryOf(group, name);
    if (entry !== undefined) {
      const { value } = entry.option;
      const known = !value.includes("$") && !this.#doubts.isSpoilt(entry);
      return { entry, value: known ? value : undefined };
    }
    const initial = this.#default(group, name);
    return { entry, value: this.#doubts.isMissed(name) ? undefined : initial };
  }

  /** Undefined where Nova has none, or where it is not known which of two defaults the release has. */
  #default(group: string, name: string): string | undefined {
    const variants = findOption(group, name, this.#release)?.variants ?? [];
    const defaults = new Set(
      variants.map((facts) => (facts.default === undefined ? undefined : String(facts.default))),
    );
    return defaults.size === 1 ? [...defaults][0] : undefined;
  }

  /** One of the words that Nova takes; oslo.config compares them exactly. */
  choice<Word extends string>(group: string, name: string, words: readonly Word[]): Setting<Word> {
    const { entry, value } = this.text(group, name);
    return { entry, value: words.find((word) => word === value) };
  }

  /** oslo.config's booleans: `true 1 on yes` and `false 0 off no`, in any case. */
  boolean(group: string, name: string): Setting<boolean> {
    const { entry, value } = this.text(group, name);
    const word = value?.toLowerCase() ?? "";
    if (trueWords.includes(word)) return { entry, value: true };
    return { entry, value: falseWords.includes(word) ? false : undefined };
  }

  integer(group: string, name: string): Setting<number> {
    const { entry, value } = this.text(group, name);
    return { entry, value: numberOf(value, integerPattern) };
  }

  float(group: string, name: string): Setting<number> {
    const { entry, value } = this.text(group, name);
    return { entry, value: numberOf(value, floatPattern) };
  }

  /** Whether the files leave the option alone or empty, without meaning to set it. */
  isUnset(group: string, name: string): boolean {
    const entry = this.entryOf(group, name);
    return entry === undefined ? !this.#doubts.isMissed(name) : entry.option.value === "";
  }
}

/** What Python's `int` and `float` take, as far as anyone writes it. */
function numberOf(value: string | undefined, pattern: RegExp): number | undefined {
  return value !== undefined && pattern.test(value) ? Number(value.replaceAll("_", "")) : undefined;
}

const integerPattern = /^[-+]?\d+(?:_\d+)*$/;
const floatPattern = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const trueWords = ["true", "1", "on", "yes"];
const falseWords = ["false", "0", "off", "no"];
