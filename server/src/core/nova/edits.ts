import type { NovaOptionName } from "../catalog/nova-option-facts.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import {
  dedent,
  hasSection,
  insertLineAbove,
  insertOptions,
  moveLinesAbove,
  moveOption,
  removeListItems,
  removeOption,
  setValue,
} from "../oslo/edits.js";
import type { OsloValueLine } from "../oslo/tree.js";
import type { TextEdit } from "../text/span.js";
import type { CacheItem, ImageStorage } from "./image-storage.js";
import type { NovaEntry } from "./entry.js";
import type { NovaConf, SwallowedLines } from "./nova-conf.js";
import type { ValueSlip } from "./value-slip.js";

export interface Assignment {
  readonly group: string;
  readonly name: string;
  readonly value: string;
}

/** Sets options: changes the assignment that decides, in whatever file it is, or adds one to the group in this file. */
export function setOptions(conf: NovaConf, assignments: readonly Assignment[]): TextEdit[] {
  const changes: TextEdit[] = [];
  const additions = new Map<string, Assignment[]>();
  for (const assignment of assignments) {
    const entry = conf.entryOf(assignment.group, assignment.name);
    if (entry === undefined) {
      additions.set(assignment.group, [...(additions.get(assignment.group) ?? []), assignment]);
    } else {
      changes.push(setValue(entry.file, entry.option, assignment.value));
    }
  }
  // A new section goes to the end of the file, so it comes after what is added to the section that ends there.
  const groups = [...additions].sort(
    ([a], [b]) => Number(hasSection(conf.file, b)) - Number(hasSection(conf.file, a)),
  );
  const insertions = groups.map(([group, added]) => insertOptions(conf.file, group, added));
  return [...changes, ...insertions];
}

/**
 * Makes Nova create disks as flat files. `use_cow_images = False` always comes along: without it a resize or cold
 * migration turns the disk into qcow2 while its XML still says raw (Launchpad 2038898).
 */
export function switchToFlat(
  conf: NovaConf,
  storage: ImageStorage,
  options: { readonly preallocated: boolean },
): TextEdit[] {
  const wanted: Assignment[] = [{ group: "libvirt", name: "images_type", value: "flat" }];
  if (storage.useCowImages.value !== false) {
    wanted.push({ group: "DEFAULT", name: "use_cow_images", value: "False" });
  }
  if (options.preallocated && storage.preallocateImages.value !== "space") {
    wanted.push({ group: "DEFAULT", name: "preallocate_images", value: "space" });
  }
  return setOptions(conf, wanted);
}

/** Adds an item to the end of a list option, or sets the option to it. */
export function appendToList(conf: NovaConf, item: Assignment): TextEdit[] {
  const option = conf.entryOf(item.group, item.name)?.option;
  if (option === undefined || option.value.trim() === "") return setOptions(conf, [item]);
  const comma = option.value.endsWith(",") ? "" : ",";
  const at = { start: option.valueSpan.end, end: option.valueSpan.end };
  return [{ span: at, newText: comma + item.value }];
}

/** Gives one assignment another value. */
export function setEntry(conf: NovaConf, entry: NovaEntry, value: string): TextEdit[] {
  return [setValue(conf.file, entry.option, value)];
}

export function moveEntry(conf: NovaConf, entry: NovaEntry, group: string): TextEdit[] {
  return moveOption(conf.file, entry.option, group);
}

/**
 * Lets an assignment set another option, in its own group or another one, with its value as it is written. Undefined
 * for a value of several lines that has to move.
 */
export function changeOption(
  conf: NovaConf,
  { option, group }: NovaEntry,
  to: NovaOptionName,
): TextEdit[] | undefined {
  if (normalizeGroupName(to.group) === group) return [{ span: option.nameSpan, newText: to.name }];
  if (option.valueLines.length > 1) return undefined;
  const value = conf.file.text.slice(option.separatorSpan.end, option.span.end).trim();
  return [
    removeOption(conf.file, option),
    insertOptions(conf.file, to.group, [{ name: to.name, value }]),
  ];
}

/** Gives an assignment another option's name. */
export function renameEntry(entry: NovaEntry, name: string): TextEdit[] {
  return [{ span: entry.option.nameSpan, newText: name }];
}

export function removeEntry(conf: NovaConf, entry: NovaEntry): TextEdit[] {
  return [removeOption(conf.file, entry.option)];
}

/** Takes out an item that a later one overrides. */
export function removeOverriddenItem(item: CacheItem): TextEdit[] {
  return removeListItems(item.entry.option, ({ span }) => span.start === item.span.start);
}

/**
 * Leaves the cache mode of a source type to Nova: takes out every item for it. With the last item the option goes, and
 * with it the earlier assignments that it overrode, since none of them may come back.
 */
export function removeCacheItemsFor(
  conf: NovaConf,
  storage: ImageStorage,
  { entry, parsed }: CacheItem,
): TextEdit[] {
  const removed = storage.cacheItems.filter((one) => one.parsed?.sourceType === parsed?.sourceType);
  if (removed.length < storage.cacheItems.length) {
    const starts = new Set(removed.map(({ span }) => span.start));
    return removeListItems(entry.option, ({ span }) => starts.has(span.start));
  }
  return conf.allEntries
    .filter(({ group, name }) => group === entry.group && name === entry.name)
    .map(({ file, option }) => removeOption(file, option));
}

/** Puts a comment that stands behind a value on a line of its own above. */
export function liftComment(conf: NovaConf, { option }: NovaEntry, slip: ValueSlip): TextEdit[] {
  return [insertLineAbove(conf.file, option, slip.text), { span: slip.span, newText: "" }];
}

/**
 * Gives swallowed lines back to the file: they start in the first column, and a comment amid a value goes above it.
 * Undefined when what follows a swallowed header reads like more of the value.
 */
export function releaseLines(conf: NovaConf, swallowed: SwallowedLines): TextEdit[] | undefined {
  const { option } = swallowed.entry;
  const dedented: OsloValueLine[] = [];
  const lifted: OsloValueLine[] = [];
  for (const [index, line] of option.valueLines.entries()) {
    const found = swallowed.lines.find((one) => one.line === line);
    if (found === undefined) continue;
    const next = option.valueLines[index + 1];
    const continues = next !== undefined && !swallowed.lines.some((one) => one.line === next);
    if (found.kind === "section" && continues) return undefined;
    const amidValue = found.kind === "comment" && !restIsReleased(swallowed, index);
    (amidValue ? lifted : dedented).push(line);
  }
  return [
    ...(lifted.length === 0 ? [] : moveLinesAbove(conf.file, option, lifted)),
    ...dedent(dedented),
  ];
}

/** Whether the line after a comment at `index`, further comments left out, starts anew or does not exist. */
function restIsReleased({ entry, lines }: SwallowedLines, index: number): boolean {
  const after = entry.option.valueLines.slice(index + 1).map((line) => ({
    kind: lines.find((one) => one.line === line)?.kind,
  }));
  const next = after.find(({ kind }) => kind !== "comment");
  return next === undefined || next.kind !== undefined;
}
