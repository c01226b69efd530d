import { normalizeGroupName } from "../oslo/group-name.js";
import type { OsloFile, OsloOption } from "../oslo/tree.js";
import type { MapEntry, MapSection } from "./override-map.js";

/** What one option is set to, as text behind the separator. */
export interface Setting {
  readonly name: string;
  readonly raw: string;
}

/** A change of the map that the host must make. */
export type Change =
  | { readonly kind: "rename-section"; readonly section: MapSection; readonly name: string }
  | { readonly kind: "rename"; readonly entry: MapEntry; readonly name: string }
  | { readonly kind: "set"; readonly entry: MapEntry; readonly raw: string }
  | { readonly kind: "remove"; readonly section: MapSection; readonly entries: readonly MapEntry[] }
  | { readonly kind: "add"; readonly section: MapSection; readonly settings: readonly Setting[] }
  | { readonly kind: "add-section"; readonly name: string; readonly settings: readonly Setting[] };

/** What turns one text of a map's settings into another; undefined where a map cannot say the other. */
export function changesBetween(
  sections: readonly MapSection[],
  before: OsloFile,
  after: OsloFile,
): Change[] | undefined {
  const old = groupsOf(before);
  const now = groupsOf(after);
  if (old === undefined || now === undefined) return undefined;
  const gone = [...old.keys()].filter((group) => !now.has(group));
  const come = [...now.keys()].filter((group) => !old.has(group));
  const renamed = sectionRename(sections, old, now, gone, come);
  if (renamed !== undefined) return [renamed];
  if (gone.length > 0) return undefined;
  const changes: Change[] = [];
  for (const [group, settings] of now) {
    const section = sections.find(({ name }) => normalizeGroupName(name) === group);
    if (section === undefined) {
      const name = after.sections.find((one) => normalizeGroupName(one.name) === group)?.name;
      if (name === undefined || settings.length === 0) return undefined;
      changes.push({ kind: "add-section", name, settings });
      continue;
    }
    const found = sectionChanges(section, old.get(group) ?? [], settings);
    if (found === undefined) return undefined;
    changes.push(...found);
  }
  // A new section goes behind what is added to the last one.
  return changes.toSorted(
    (a, b) => Number(a.kind === "add-section") - Number(b.kind === "add-section"),
  );
}

function sectionChanges(
  section: MapSection,
  old: readonly Setting[],
  now: readonly Setting[],
): Change[] | undefined {
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const lost = old.filter(({ name }) => !now.some((one) => one.name === name));
  const gained = now.filter(({ name }) => !old.some((one) => one.name === name));
  const changed = now.filter(
    ({ name, raw }) =>
      !gained.some((one) => one.name === name) &&
      !old.some((one) => one.name === name && one.raw === raw),
  );
  // Nothing else may differ: an option given several times, or another order.
  const kept = now.filter((one) => !gained.includes(one) && !changed.includes(one));
  if (kept.length + changed.length + lost.length !== old.length) return undefined;
  if (!section.editable) return undefined;
  const entryOf = ({ name }: Setting): MapEntry | undefined => {
    const entries = section.entries.filter((entry) => entry.name === name);
    return entries.length === 1 ? entries[0] : undefined;
  };
  const changes: Change[] = [];
  for (const setting of changed) {
    const entry = entryOf(setting);
    if (entry?.editable !== true) return undefined;
    changes.push({ kind: "set", entry, raw: setting.raw });
  }
  const [oneLost] = lost;
  const [oneGained] = gained;
  const isRename = lost.length === 1 && gained.length === 1 && oneLost?.raw === oneGained?.raw;
  if (isRename && oneLost !== undefined && oneGained !== undefined) {
    const entry = entryOf(oneLost);
    if (entry === undefined) return undefined;
    changes.push({ kind: "rename", entry, name: oneGained.name });
    return changes;
  }
  const entries = lost.map(entryOf).filter((entry) => entry !== undefined);
  if (entries.length < lost.length || !entries.every(({ editable }) => editable)) return undefined;
  if (entries.length > 0) changes.push({ kind: "remove", section, entries });
  if (gained.length > 0) changes.push({ kind: "add", section, settings: gained });
  return changes;
}

/** One section that went while one came with the same settings. */
function sectionRename(
  sections: readonly MapSection[],
  old: ReadonlyMap<string, readonly Setting[]>,
  now: ReadonlyMap<string, readonly Setting[]>,
  gone: readonly string[],
  come: readonly string[],
): Change | undefined {
  const [from] = gone;
  const [to] = come;
  if (from === undefined || to === undefined || gone.length > 1 || come.length > 1)
    return undefined;
  if (JSON.stringify(old.get(from)) !== JSON.stringify(now.get(to))) return undefined;
  const section = sections.find(({ name }) => normalizeGroupName(name) === from);
  return section?.editable === true ? { kind: "rename-section", section, name: to } : undefined;
}

/** Settings by group; undefined for a file that says something that a map cannot say. */
function groupsOf({ sections, text }: OsloFile): Map<string, Setting[]> | undefined {
  const groups = new Map<string, Setting[]>();
  for (const { name, options } of sections) {
    const group = normalizeGroupName(name);
    const settings = groups.get(group) ?? [];
    groups.set(group, settings);
    for (const option of options) {
      if (option.valueLines.length > 1) return undefined;
      settings.push({ name: option.name, raw: rawValue(text, option) });
    }
  }
  return groups;
}

function rawValue(text: string, { separatorSpan, span }: OsloOption): string {
  return text.slice(separatorSpan.end, Math.max(span.end, separatorSpan.end)).trim();
}
