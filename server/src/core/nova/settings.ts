import { findOption } from "../catalog/nova-options.js";
import type { NovaEntry, Setting } from "./nova-conf.js";

/** Looks values up as oslo.config does within one file: the present name, then each deprecated one; the last value wins. */
export class Settings {
  readonly #last = new Map<string, NovaEntry>();

  constructor(entries: readonly NovaEntry[]) {
    for (const entry of entries) this.#last.set(`${entry.group}/${entry.name}`, entry);
  }

  /** The value as text. Substitution is left alone: what another option or file puts there is not known. */
  text(group: string, name: string): Setting<string> {
    const facts = findOption(group, name)?.facts;
    const names = [{ group, name }, ...(facts?.aliases ?? [])];
    const entry = names
      .map((one) => this.#last.get(`${one.group}/${one.name}`))
      .find((found) => found !== undefined);
    if (entry !== undefined) {
      const { value } = entry.option;
      return { entry, value: value.includes("$") ? undefined : value };
    }
    return { entry, value: facts?.default === undefined ? undefined : String(facts.default) };
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
}

const trueWords = ["true", "1", "on", "yes"];
const falseWords = ["false", "0", "off", "no"];
