import { normalizeGroupName } from "../oslo/group-name.js";
import { nearest } from "../text/nearest.js";
import { authPluginOptions, dynamicGroups } from "./nova-dynamic-options.js";
import { longGone, releaseWords, removedIn } from "./nova-option-history.js";
import {
  describedRelease,
  oldestRelease,
  optionData,
  removedOptionData,
  renamedOptionData,
} from "./nova-option-data.js";
import type { NovaOptionFacts, NovaOptionName } from "./nova-option-facts.js";
import { atLeast } from "./versions.js";

/** An option as the catalogue knows it. */
export interface NovaOptionEntry extends NovaOptionName {
  readonly facts: NovaOptionFacts;
}

/** Whether the catalogue can tell what a release (such as `2024.1`; absent: the newest) does not have. */
export function describesRelease(release: string | undefined): boolean {
  return (
    release === undefined || (atLeast(describedRelease, release) && atLeast(release, oldestRelease))
  );
}

/** The option that Nova reads from `name` in `group`, be it under its present name or a deprecated one. */
export function findOption(group: string, name: string): NovaOptionEntry | undefined {
  const normalized = normalizeGroupName(group);
  return current.get(normalized)?.get(name) ?? byAlias.get(`${normalized}/${name}`);
}

/** Whether Nova registers this group; sections of other programs and plugins may stand in the same file. */
export function isKnownGroup(group: string): boolean {
  const normalized = normalizeGroupName(group);
  return current.has(normalized) || dynamicGroupOptions(normalized) !== undefined;
}

/**
 * Names that Nova reads in the group although no release registers them by themselves: options of groups whose name
 * the operator chooses, and of the authentication plugins that keystoneauth loads by `auth_type`.
 */
export function isLegalUnregistered(group: string, name: string): boolean {
  const normalized = normalizeGroupName(group);
  return (
    dynamicGroupOptions(normalized)?.includes(name) === true ||
    (takesAuthPlugin(normalized) && isAuthPluginOption(name))
  );
}

/** Whether an authentication plugin of keystoneauth has an option of this name. */
export function isAuthPluginOption(name: string): boolean {
  return authPluginOptions.includes(name);
}

/** Whether the options of an authentication plugin may stand in the group. */
export function takesAuthPlugin(group: string): boolean {
  return findOption(group, "auth_type") !== undefined;
}

/** The newest described release that still had the option under this name; undefined when none of them had. */
export function removedAfter(group: string, name: string): number | undefined {
  return removed.get(`${normalizeGroupName(group)}/${name}`);
}

/** An option that Nova no longer reads under this name. */
export interface NovaRemoval {
  /** The first release without it, counted as Nova does; with `isExact` false, it may have gone some releases earlier. */
  readonly release: number;
  readonly isExact: boolean;
  /** What Nova reads instead, where that is certain. */
  readonly successor: NovaOptionName | undefined;
}

/** What became of a name that some earlier release had; undefined when Nova still reads it or never did. */
export function removalOf(group: string, name: string): NovaRemoval | undefined {
  const normalized = normalizeGroupName(group);
  const successor =
    renamedOptionData[normalized]?.[name] ?? longGone.get(`${normalized}/${name}`)?.successor;
  const exact = removedIn(normalized, name);
  if (exact !== undefined) return { release: exact, isExact: true, successor };
  const last = removedAfter(normalized, name);
  if (last === undefined) return undefined;
  return { release: nextDescribed(last), isExact: false, successor };
}

/** Whether a release (absent: the newest) certainly lacks what was removed; never for one that is not described. */
export function isGone(removal: NovaRemoval, release: string | undefined): boolean {
  return describesRelease(release) && releaseNumber(release ?? describedRelease) >= removal.release;
}

/** Whether what the catalogue says of single options holds for the release (absent: the newest) without reserve. */
export function isNewestDescribed(release: string | undefined): boolean {
  return release === undefined || release === describedRelease;
}

/** Nova's number for a release such as `2024.1`; 27 was 2023.1, and two have followed each year. */
function releaseNumber(release: string): number {
  const [year = 0, half = 1] = release.split(".").map(Number);
  return 27 + (year - 2023) * 2 + (half - 1);
}

/** The name of a release by Nova's number, such as `2025.2`; those before 2023.1 were called by words. */
export function releaseName(number: number): string {
  const since = number - 27;
  if (since >= 0)
    return `${(2023 + Math.floor(since / 2)).toString()}.${((since % 2) + 1).toString()}`;
  return releaseWords[number] ?? "an older release";
}

/** Every group that Nova registers, `DEFAULT` first. */
export function groupNames(): readonly string[] {
  return [...current.keys()];
}

/** The options of a group under their present names; those of `sameAs` for a group that shares another one's options. */
export function optionsOf(group: string): readonly NovaOptionEntry[] {
  const normalized = normalizeGroupName(group);
  const shared = dynamicGroups.find(({ pattern }) => pattern.test(normalized))?.sameAs;
  return [...(current.get(shared ?? normalized)?.values() ?? [])];
}

/** Names that are legal in the group although no option is registered for them; see `isLegalUnregistered`. */
export function unregisteredNames(group: string): readonly string[] {
  const normalized = normalizeGroupName(group);
  const dynamic = dynamicGroups.find(({ pattern }) => pattern.test(normalized))?.options ?? [];
  return [...dynamic, ...(takesAuthPlugin(normalized) ? authPluginOptions : [])];
}

/** The groups with an option of exactly this name, deprecated names left out. */
export function groupsWith(name: string): readonly string[] {
  return groupsByName.get(name) ?? [];
}

/** The option of the group that a misspelt name was most likely meant to be. */
export function nearestOptionName(group: string, name: string): string | undefined {
  const normalized = normalizeGroupName(group);
  const names = [
    ...(current.get(normalized)?.keys() ?? []),
    ...(dynamicGroupOptions(normalized) ?? []),
    ...(takesAuthPlugin(normalized) ? authPluginOptions : []),
  ];
  // oslo.config looks for underscores and for the exact case, so these two slips have a certain answer.
  const written = name.replaceAll("-", "_").toLowerCase();
  return names.includes(written) ? written : nearest(name, [...new Set(names)]);
}

/** The registered group that a misspelt header was most likely meant to be. */
export function nearestGroup(name: string): string | undefined {
  const groups = [...current.keys()];
  const bare = name.replaceAll(/^[\s[\]]+|[\s[\]]+$/g, "");
  const written = groups.find((group) => group.toLowerCase() === bare.toLowerCase());
  return written ?? (bare.length < 5 ? undefined : nearest(bare.toLowerCase(), groups));
}

/** Whether any described release has an option of this name in any group. */
export function isOptionNameAnywhere(name: string): boolean {
  return allNames.has(name);
}

const current = new Map(
  Object.entries(optionData).map(([group, options]) => [
    group,
    new Map(
      Object.entries(options).map(([name, facts]): [string, NovaOptionEntry] => [
        name,
        { group, name, facts },
      ]),
    ),
  ]),
);

const entries = [...current.values()].flatMap((options) => [...options.values()]);

const byAlias = new Map(
  entries.flatMap((entry) =>
    (entry.facts.aliases ?? []).map((alias) => [
      `${normalizeGroupName(alias.group)}/${alias.name}`,
      entry,
    ]),
  ),
);

const removed = new Map(
  Object.entries(removedOptionData).flatMap(([group, names]) =>
    Object.entries(names).map(([name, release]) => [
      `${normalizeGroupName(group)}/${name}`,
      release,
    ]),
  ),
);

const groupsByName = new Map<string, string[]>();
for (const { group, name } of entries) {
  const groups = groupsByName.get(name);
  if (groups === undefined) groupsByName.set(name, [group]);
  else groups.push(group);
}

const allNames = new Set([
  ...groupsByName.keys(),
  ...Object.values(removedOptionData).flatMap((names) => Object.keys(names)),
]);

/** The oldest described release after `release`, which is the first that is known not to have what `release` had. */
function nextDescribed(release: number): number {
  const described = [
    ...new Set(Object.values(removedOptionData).flatMap((names) => Object.values(names))),
    releaseNumber(describedRelease),
  ];
  return Math.min(...described.filter((one) => one > release));
}

function dynamicGroupOptions(normalizedGroup: string): readonly string[] | undefined {
  const dynamic = dynamicGroups.find(({ pattern }) => pattern.test(normalizedGroup));
  if (dynamic === undefined) return undefined;
  return dynamic.sameAs === undefined
    ? dynamic.options
    : [...(current.get(dynamic.sameAs)?.keys() ?? [])];
}
