import { findOption } from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { NovaEntry, Setting } from "./entry.js";

/** What makes the file's word about an option worthless until it is mended. */
export interface Doubts {
  /** The file means to set an option of this name, but in vain: being absent, it is not at its default either. */
  isMissed(name: string): boolean;
  /** The value holds lines that do not belong to it. */
  isSpoilt(entry: NovaEntry): boolean;
}

/** Looks values up as oslo.config does within one file: the present name, then each deprecated one; the last value wins. */
export class Settings {
  readonly #last = new Map<string, NovaEntry>();
  readonly #doubts: Doubts;

  constructor(entries: readonly NovaEntry[], doubts: Doubts) {
    for (const entry of entries) this.#last.set(`${entry.group}/${entry.name}`, entry);
    this.#doubts = doubts;
  }

  entryOf(group: string, name: string): NovaEntry | undefined {
    const names = [{ group, name }, ...(findOption(group, name)?.facts.aliases ?? [])];
    return names
      .map((one) => this.#last.get(`${normalizeGroupName(one.group)}/${one.name}`))
      .find((found) => found !== undefined);
  }

  /** The value as text. Substitution is left alone: what another option or file puts there is not known. */
  text(group: string, name: string): Setting<string> {
    const entry = this.entryOf(group, name);
    if (entry !== undefined) {
      const { value } = entry.option;
      const known = !value.includes("$") && !this.#doubts.isSpoilt(entry);
      return { entry, value: known ? value : undefined };
    }
    const initial = findOption(group, name)?.facts.default;
    const known = initial !== undefined && !this.#doubts.isMissed(name);
    return { entry, value: known ? String(initial) : undefined };
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

  /** Whether the file leaves the option alone or empty, without meaning to set it; another file of the set may set it. */
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
