import { normalizeGroupName } from "../oslo/group-name.js";
import { newestRelease, oldestRelease, optionData } from "./nova-option-data.js";
import type {
  NovaOptionFacts,
  NovaOptionName,
  NovaOptionRecord,
  ReleaseMark,
} from "./nova-option-facts.js";
import { cameEarly } from "./nova-option-history.js";
import { releaseNumber } from "./nova-release.js";

/** An option as one release of Nova has it. */
export interface NovaOptionEntry extends NovaOptionName {
  readonly facts: NovaOptionFacts;
  /** False where it is only known that the option came or went about that release. */
  readonly isCertain: boolean;
  /** More than one where it is only known that something changed about that release; `facts` is the newest of them. */
  readonly variants: readonly [NovaOptionFacts, ...NovaOptionFacts[]];
  /** What all described releases say. */
  readonly record: NovaOptionRecord;
}

/** What one release of Nova has, or may have where the exact release is not known. */
export interface ReleaseOptions {
  /** The release as the user says, by Nova's number. */
  readonly release: number;
  /** False for a release outside of those that the catalogue knows; the options are then those of the nearest one. */
  readonly isDescribed: boolean;
  /** By the group's name as oslo.config looks it up, then by the option's. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, NovaOptionEntry>>;
  /** By a deprecated name, as `group/name`. */
  readonly byAlias: ReadonlyMap<string, NovaOptionEntry>;
  /** The groups with an option of the name. */
  readonly groupsByName: ReadonlyMap<string, readonly string[]>;
}

/** What a release such as `2024.1` or `29` has; absent: the newest that is described. */
export function optionsOf(release: string | undefined): ReleaseOptions {
  const stated = release === undefined ? newestRelease : (releaseNumber(release) ?? newestRelease);
  const known = built.get(stated);
  if (known !== undefined) return known;
  const options = build(stated);
  built.set(stated, options);
  return options;
}

/** Whether a change had come by a release; undefined where that is not known. */
export function hasCome(mark: ReleaseMark, release: number): boolean | undefined {
  const [earliest, latest] = typeof mark === "number" ? [mark, mark] : mark;
  if (release >= latest) return true;
  return release < earliest ? false : undefined;
}

const built = new Map<number, ReleaseOptions>();

function build(release: number): ReleaseOptions {
  const described = Math.min(Math.max(release, oldestRelease), newestRelease);
  const groups = new Map<string, Map<string, NovaOptionEntry>>();
  const byAlias = new Map<string, NovaOptionEntry>();
  const groupsByName = new Map<string, string[]>();
  for (const [group, records] of Object.entries(optionData)) {
    for (const [name, record] of Object.entries(records)) {
      const has = hasOption(record, described);
      if (has === false || (cameEarly.get(`${group}/${name}`) ?? 0) > release) continue;
      const variants = variantsOf(record, described);
      const entry: NovaOptionEntry = {
        group,
        name,
        facts: variants.at(-1) ?? record,
        isCertain: has === true,
        variants,
        record,
      };
      addTo(groups, entry);
      groupsByName.set(name, [...(groupsByName.get(name) ?? []), group]);
      for (const alias of variants.flatMap(({ aliases = [] }) => aliases)) {
        byAlias.set(`${normalizeGroupName(alias.group)}/${alias.name}`, entry);
      }
    }
  }
  return { release, isDescribed: described === release, groups, byAlias, groupsByName };
}

/** Undefined where it is not known. */
function hasOption({ since, until }: NovaOptionRecord, release: number): boolean | undefined {
  const come = since === undefined ? true : hasCome(since, release);
  const gone = until === undefined ? false : hasCome(until, release);
  if (come === false || gone === true) return false;
  return come === true && gone === false ? true : undefined;
}

/** What may be true in the release, oldest first. */
function variantsOf(
  record: NovaOptionRecord,
  release: number,
): [NovaOptionFacts, ...NovaOptionFacts[]] {
  const older: NovaOptionFacts[] = [];
  for (const { release: change, facts } of record.before ?? []) {
    const come = hasCome(change, release);
    if (come === true) continue;
    older.push(facts);
    if (come === false) return [older[0] ?? facts, ...older.slice(1)];
  }
  return older[0] === undefined ? [record] : [older[0], ...older.slice(1), record];
}

function addTo(groups: Map<string, Map<string, NovaOptionEntry>>, entry: NovaOptionEntry): void {
  const options = groups.get(entry.group);
  if (options === undefined) groups.set(entry.group, new Map([[entry.name, entry]]));
  else options.set(entry.name, entry);
}
