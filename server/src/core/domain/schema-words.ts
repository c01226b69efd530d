import { nearest } from "../text/nearest.js";

/** True for what a program will replace before libvirt sees it: `{{ x }}`, `${x}`, `@x@`, `%s`, `HVTYPE`, `__NAME__`. */
export function isPlaceholder(word: string): boolean {
  return /[{}$%@#<>[\]]/.test(word) || /^_*[A-Z][A-Z0-9_]+$/.test(word);
}

/** The known name that a name was most likely meant to be. */
export function likelyName(name: string, known: readonly string[]): string | undefined {
  const letters = bare(name);
  return known.find((item) => bare(item) === letters) ?? nearest(name, known, tolerance(name));
}

/** The known value that a value was most likely meant to be; `true` means 'on' or 'yes', whichever is known. */
export function likelyValue(value: string, known: readonly string[]): string | undefined {
  const synonyms = [affirmatives, negatives].find((words) => words.includes(value.toLowerCase()));
  return known.find((item) => synonyms?.includes(item)) ?? likelyName(value, known);
}

const affirmatives = ["yes", "on", "true", "1", "enabled", "enable"];
const negatives = ["no", "off", "false", "0", "disabled", "disable"];

/** `ioThread`, `io-thread` and `iothread` are the same word. */
function bare(word: string): string {
  return word.toLowerCase().replaceAll(/[-_]/g, "");
}

/** Short words are near to too many others. */
function tolerance(word: string): number {
  return word.length <= 3 ? 1 : 2;
}
