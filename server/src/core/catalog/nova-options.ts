import { normalizeGroupName } from "../oslo/group-name.js";
import { nearest } from "../text/nearest.js";
import { authPluginOptions, dynamicGroups } from "./nova-dynamic-options.js";
import { optionData } from "./nova-option-data.js";
import type { NovaOptionName, NovaOptionRecord, ReleaseMark } from "./nova-option-facts.js";
import { cameEarly, longGone, longGoneSections } from "./nova-option-history.js";
import { type NovaOptionEntry, hasCome, optionsOf } from "./nova-option-release.js";

/*
 * Questions about Nova's options. `release` is one such as `2024.1` or `29`; absent, the newest described one is meant.
 * Where it is not known whether a release has an option, it counts as having it.
 */

/** Whether the catalogue can tell what a release does not have. */
export function describesRelease(release: string | undefined): boolean {
  return optionsOf(release).isDescribed;
}

/** The option that Nova reads from `name` in `group`, be it under its present name or a deprecated one. */
export function findOption(
  group: string,
  name: string,
  release?: string,
): NovaOptionEntry | undefined {
  const { groups, byAlias } = optionsOf(release);
  const normalized = normalizeGroupName(group);
  return groups.get(normalized)?.get(name) ?? byAlias.get(`${normalized}/${name}`);
}

/** Whether Nova registers this group; sections of other programs and plugins may stand in the same file. */
export function isKnownGroup(group: string, release?: string): boolean {
  const normalized = normalizeGroupName(group);
  return (
    optionsOf(release).groups.has(normalized) ||
    dynamicGroupOptions(normalized, release) !== undefined
  );
}

/**
 * Names that Nova reads in the group although no release registers them by themselves: options of groups whose name
 * the operator chooses, and of the authentication plugins that keystoneauth loads by `auth_type`.
 */
export function isLegalUnregistered(group: string, name: string, release?: string): boolean {
  return unregisteredNames(group, release).includes(name);
}

/** Whether an authentication plugin of keystoneauth has an option of this name. */
export function isAuthPluginOption(name: string): boolean {
  return authPluginOptions.includes(name);
}

/** Whether the options of an authentication plugin may stand in the group. */
export function takesAuthPlugin(group: string, release?: string): boolean {
  return findOption(group, "auth_type", release) !== undefined;
}

/** An option that a release certainly does not read under this name, although an earlier one did. */
export interface NovaRemoval {
  /** The first release without it. */
  readonly release: ReleaseMark;
  /** What Nova reads instead, where that is certain. */
  readonly successor: NovaOptionName | undefined;
}

/** What became of a name that some earlier release had; undefined when Nova still reads it, may do so, or never did. */
export function removalOf(group: string, name: string, release?: string): NovaRemoval | undefined {
  if (findOption(group, name, release) !== undefined) return undefined;
  const key = `${normalizeGroupName(group)}/${name}`;
  const now = optionsOf(release).release;
  const removals = [
    longGone.get(key),
    recordRemoval(recordOf(key)),
    records().aliasRemovals.get(key),
  ];
  const removal = removals.find((one) => one !== undefined && hasCome(one.release, now) === true);
  if (removal?.successor === undefined) return removal;
  const successor = findOption(removal.successor.group, removal.successor.name, release);
  return { ...removal, successor: successor && { group: successor.group, name: successor.name } };
}

/** The release that came first with an option which the given one certainly does not have yet. */
export function arrivalOf(group: string, name: string, release?: string): ReleaseMark | undefined {
  const key = `${normalizeGroupName(group)}/${name}`;
  const since = recordOf(key)?.since ?? cameEarly.get(key);
  if (since === undefined || findOption(group, name, release) !== undefined) return undefined;
  return hasCome(since, optionsOf(release).release) === false ? since : undefined;
}

/** The first release without any option of the section; undefined when Nova still reads it, may do so, or never did. */
export function sectionRemovalOf(group: string, release?: string): ReleaseMark | undefined {
  const normalized = normalizeGroupName(group);
  if (isKnownGroup(normalized, release)) return undefined;
  const ends = Object.values(recordsOf(normalized)).map(({ until }) => until);
  const end = longGoneSections.get(normalized) ?? ends.reduce(later, undefined);
  if (end === undefined) return undefined;
  return hasCome(end, optionsOf(release).release) === true ? end : undefined;
}

/** The groups with an option of exactly this name, deprecated names left out. */
export function groupsWith(name: string, release?: string): readonly string[] {
  return optionsOf(release).groupsByName.get(name) ?? [];
}

/** The option of the group that a misspelt name was most likely meant to be. */
export function nearestOptionName(
  group: string,
  name: string,
  release?: string,
): string | undefined {
  const normalized = normalizeGroupName(group);
  const names = [
    ...(optionsOf(release).groups.get(normalized)?.keys() ?? []),
    ...unregisteredNames(normalized, release),
  ];
  // oslo.config looks for underscores and for the exact case, so these two slips have a certain answer.
  const written = name.replaceAll("-", "_").toLowerCase();
  if (names.includes(written)) return written;
  const meant = nearest(name, [...new Set(names)]);
  return meant === undefined || isAnotherWord(written, meant) ? undefined : meant;
}

/** Whether two names differ in words of which each is one: `min_pool_size` is no slip for `max_pool_size`. */
function isAnotherWord(name: string, other: string): boolean {
  const words = name.split("_");
  const others = other.split("_");
  return (
    words.length === others.length &&
    words.every((word, index) => {
      const instead = others[index] ?? "";
      const lacksLetters = isWithin(word, instead) || isWithin(instead, word);
      return word === instead || (!lacksLetters && records().words.has(word));
    })
  );
}

/** Whether a word is the other with letters left out: `image` and `images`, `uid` and `uuid`. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** The registered group that a misspelt header was most likely meant to be. */
export function nearestGroup(name: string, release?: string): string | undefined {
  const groups = [...optionsOf(release).groups.keys()];
  const bare = name.replaceAll(/^[\s[\]]+|[\s[\]]+$/g, "");
  const written = groups.find((group) => group.toLowerCase() === bare.toLowerCase());
  return written ?? (bare.length < 5 ? undefined : nearest(bare.toLowerCase(), groups));
}

/** Whether any described release has an option of this name in any group. */
export function isOptionNameAnywhere(name: string): boolean {
  return records().names.has(name);
}

interface Records {
  readonly byKey: ReadonlyMap<string, NovaOptionRecord>;
  /** By normalized group. */
  readonly byGroup: ReadonlyMap<string, Readonly<Record<string, NovaOptionRecord>>>;
  /** Every name that any described release has. */
  readonly names: ReadonlySet<string>;
  /** What these names are made of. */
  readonly words: ReadonlySet<string>;
  /**
   * Deprecated names that a release dropped, or that went with their option. One that stood for several options, such
   * as the connection of either database, has no certain successor.
   */
  readonly aliasRemovals: ReadonlyMap<string, NovaRemoval>;
}

interface NamedRecord {
  readonly group: string;
  readonly name: string;
  readonly record: NovaOptionRecord;
}

let knownRecords: Records | undefined;

/** Worked out when somebody asks: who only reads domains need not wait for it. */
function records(): Records {
  return (knownRecords ??= readRecords());
}

function readRecords(): Records {
  const all = Object.entries(optionData).flatMap(([group, options]) =>
    Object.entries(options).map(([name, record]) => ({ group, name, record })),
  );
  const names = all.flatMap(({ name, record }) => [
    name,
    ...(record.aliases ?? []).map((alias) => alias.name),
    ...(record.before ?? []).flatMap(({ facts }) => (facts.aliases ?? []).map((one) => one.name)),
  ]);
  return {
    byKey: new Map(
      all.map(({ group, name, record }) => [`${normalizeGroupName(group)}/${name}`, record]),
    ),
    byGroup: new Map(
      Object.entries(optionData).map(([group, options]) => [normalizeGroupName(group), options]),
    ),
    names: new Set(names),
    words: new Set(names.flatMap((name) => name.split("_"))),
    aliasRemovals: collectAliasRemovals(all),
  };
}

function collectAliasRemovals(all: readonly NamedRecord[]): ReadonlyMap<string, NovaRemoval> {
  const removals = new Map<string, NovaRemoval>();
  for (const { group, name, record } of all) {
    const { before = [], until } = record;
    const states = [...before, ...(until === undefined ? [] : [{ release: until, facts: record }])];
    for (const { release, facts } of states) {
      for (const alias of facts.aliases ?? []) {
        const key = `${normalizeGroupName(alias.group)}/${alias.name}`;
        const other = removals.get(key)?.successor;
        const isShared = removals.has(key) && (other?.group !== group || other.name !== name);
        removals.set(key, { release, successor: isShared ? undefined : { group, name } });
      }
    }
  }
  return removals;
}

function recordOf(key: string): NovaOptionRecord | undefined {
  return records().byKey.get(key);
}

function recordRemoval(record: NovaOptionRecord | undefined): NovaRemoval | undefined {
  return record?.until === undefined ? undefined : { release: record.until, successor: undefined };
}

function recordsOf(normalizedGroup: string): Readonly<Record<string, NovaOptionRecord>> {
  return records().byGroup.get(normalizedGroup) ?? {};
}

function later(a: ReleaseMark | undefined, b: ReleaseMark | undefined): ReleaseMark | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return latest(b) > latest(a) ? b : a;
}

function latest(mark: ReleaseMark): number {
  return typeof mark === "number" ? mark : mark[1];
}

function dynamicGroupOptions(
  normalizedGroup: string,
  release: string | undefined,
): readonly string[] | undefined {
  const dynamic = dynamicGroups.find(({ pattern }) => pattern.test(normalizedGroup));
  if (dynamic === undefined) return undefined;
  return dynamic.sameAs === undefined
    ? dynamic.options
    : [...(optionsOf(release).groups.get(dynamic.sameAs)?.keys() ?? [])];
}

/** The names in a group for which `isLegalUnregistered` holds. */
function unregisteredNames(group: string, release?: string): readonly string[] {
  const normalized = normalizeGroupName(group);
  const registered = dynamicGroupOptions(normalized, release) ?? [];
  return takesAuthPlugin(normalized, release) ? [...registered, ...authPluginOptions] : registered;
}
