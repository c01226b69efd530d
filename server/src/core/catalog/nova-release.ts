import { newestRelease } from "./nova-option-data.js";
import type { ReleaseMark } from "./nova-option-facts.js";

/*
 * Nova counts its releases: 27 came with OpenStack 2023.1, and two have followed each year. Users name either.
 */

/** Nova's number for `29`, `29.1.0` or `2024.1`; undefined for anything else. */
export function releaseNumber(release: string): number | undefined {
  const [first = Number.NaN, second = 1] = release.split(".").map(Number);
  if (!Number.isInteger(first) || !Number.isInteger(second)) return undefined;
  if (first < 1000) return first;
  return 27 + (first - 2023) * 2 + (second - 1);
}

/** The name of a release by Nova's number, such as `2025.2`; those before 2022.2 were called by words. */
export function releaseName(number: number): string {
  const since = number - 27;
  if (since >= -1)
    return `${Math.floor(2023 + since / 2).toString()}.${((since & 1) + 1).toString()}`;
  return releaseWords[number] ?? number.toString();
}

/** The release that the user named, as a message names it; without one it is the newest that is known. */
export function releaseInWords(release: string | undefined): string {
  const number = release === undefined ? newestRelease : (releaseNumber(release) ?? newestRelease);
  return `Nova ${releaseName(number)}`;
}

/**
 * From when on something holds, such as `since 28 (2023.2)`; where only bounds are known, the later one counts:
 * `since 31 (2025.1) at the latest`.
 */
export function sinceRelease(mark: ReleaseMark): string {
  return typeof mark === "number"
    ? `since ${numberAndName(mark)}`
    : `since ${numberAndName(mark[1])} at the latest`;
}

/** Releases before 13 were not counted so; of those the name alone. */
function numberAndName(number: number): string {
  return number < 13 ? releaseName(number) : `${number.toString()} (${releaseName(number)})`;
}

/** What the releases were called until 2022; Juno came out in October 2014, before Nova counted them so. */
const releaseWords: Readonly<Record<number, string>> = {
  11: "Juno, 2014",
  15: "Ocata",
  16: "Pike",
  17: "Queens",
  18: "Rocky",
  19: "Stein",
  20: "Train",
  21: "Ussuri",
  22: "Victoria",
  23: "Wallaby",
  24: "Xena",
  25: "Yoga",
};
