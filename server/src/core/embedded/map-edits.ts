import { type YAMLMap, isScalar } from "yaml";
import { parseOslo } from "../oslo/parse.js";
import { lineBreakOf, lineStart } from "../text/lines.js";
import { type Span, type TextEdit, applyEdits } from "../text/span.js";
import { type Change, type Setting, changesBetween } from "./map-changes.js";
import type { MapEntry, MapSection, OverrideMap } from "./override-map.js";
import { yamlText } from "./scalar-text.js";

/** An override map as it was embedded. */
export interface EmbeddedMap {
  readonly source: OverrideMap;
  readonly text: string;
  readonly sections: readonly MapSection[];
}

/**
 * Edits of the YAML that do to the map what `edits` do to its embedded text: both texts are read and compared option
 * by option. Undefined where the YAML cannot say what the text would, as a comment or two options of one name, or
 * where the place to change is used elsewhere as well.
 */
export function mapEdits(
  embedded: EmbeddedMap,
  edits: readonly TextEdit[],
): TextEdit[] | undefined {
  const before = parseOslo(embedded.text);
  const after = parseOslo(applyEdits(embedded.text, edits));
  if (after.errors.length > before.errors.length || after.orphans.length > 0) return undefined;
  if (after.comments.length !== before.comments.length) return undefined;
  const changes = changesBetween(embedded.sections, before, after);
  if (changes === undefined) return undefined;
  const refilled = new Set(changes.flatMap((one) => (one.kind === "add" ? [one.section] : [])));
  const made = changes.map((change) => editsFor(embedded, change, refilled));
  return made.some((one) => one === undefined) ? undefined : made.flatMap((one) => one ?? []);
}

function editsFor(
  embedded: EmbeddedMap,
  change: Change,
  refilled: ReadonlySet<MapSection>,
): TextEdit[] | undefined {
  const { source, sections } = embedded;
  const { host, map } = source;
  switch (change.kind) {
    case "rename-section":
      return replaceKey(change.section.key.range, change.name);
    case "rename":
      return replaceKey(change.entry.key.range, change.name);
    case "set": {
      const { key, value } = change.entry;
      const range = value?.range;
      if (range === undefined || range === null || !isScalar(value)) return undefined;
      const owner = sections.find(({ entries }) => entries.includes(change.entry));
      const text = yamlText(change.raw, value, owner?.map?.flow === true || map.flow === true);
      // `images_type:` without a value ends at its colon.
      const blank = range[0] === range[1] && key.range?.[1] !== undefined;
      const span = { start: range[0], end: range[1] };
      return [{ span, newText: blank ? ` ${text}` : text }];
    }
    case "remove":
      return removeEntries(host, map, change, refilled.has(change.section));
    case "add":
      return addEntries(host, change.section, change.settings);
    case "add-section":
      return addSection(host, map, sections, change);
  }
}

function replaceKey(
  range: readonly [number, number, number] | null | undefined,
  name: string,
): TextEdit[] | undefined {
  if (range === null || range === undefined) return undefined;
  return [{ span: { start: range[0], end: range[1] }, newText: name }];
}

/** Takes entries out with their lines; with the last one its section, which would say nothing otherwise. */
function removeEntries(
  host: string,
  whole: YAMLMap,
  { section, entries }: Extract<Change, { kind: "remove" }>,
  isRefilled: boolean,
): TextEdit[] | undefined {
  const { map, key, entries: all } = section;
  if (map === undefined) return undefined;
  if (!isRefilled && entries.length === all.length && all.length === map.items.length) {
    if (whole.items.length < 2 || whole.flow === true || map.flow === true) return undefined;
    const span = ownLines(host, key.range?.[0], all.at(-1)?.value?.range?.[1]);
    return span === undefined ? undefined : [{ span, newText: "" }];
  }
  const edits = entries.map((entry) =>
    map.flow === true ? flowSpan(map, entry) : ownLines(host, entry.key.range?.[0], endOf(entry)),
  );
  if (map.flow === true && entries.length > 1) return undefined;
  return edits.some((span) => span === undefined)
    ? undefined
    : edits.flatMap((span) => (span === undefined ? [] : [{ span, newText: "" }]));
}

/** The lines from the one of `start` to the one of `end`, where nothing else but a comment stands on them. */
function ownLines(
  host: string,
  start: number | undefined,
  end: number | undefined,
): Span | undefined {
  if (start === undefined || end === undefined) return undefined;
  const from = lineStart(host, start);
  const to = lineEnd(host, end);
  if (host.slice(from, start).trim() !== "") return undefined;
  if (!/^[ \t]*(?:[ \t]#.*)?\r?$/.test(host.slice(end, to))) return undefined;
  return { start: from, end: Math.min(host.length, to + 1) };
}

/** An entry of a flow map with the comma that it no longer needs. */
function flowSpan(map: YAMLMap, { key, value }: MapEntry): Span | undefined {
  const index = map.items.findIndex((pair) => pair.key === key);
  const next = map.items[index + 1]?.key;
  const previous = map.items[index - 1]?.value;
  const start = key.range?.[0];
  const end = value?.range?.[1];
  if (start === undefined || end === undefined) return undefined;
  if (isScalar(next) && next.range) return { start, end: next.range[0] };
  return isScalar(previous) && previous.range ? { start: previous.range[1], end } : undefined;
}

function addEntries(
  host: string,
  { map, key, entries }: MapSection,
  settings: readonly Setting[],
): TextEdit[] | undefined {
  if (map === undefined) return undefined;
  const neighbour = entries.at(-1);
  const like = isScalar(neighbour?.value) ? neighbour.value : undefined;
  const lines = settings.map(
    ({ name, raw }) => `${name}: ${yamlText(raw, like, map.flow === true)}`,
  );
  if (map.flow === true) return addToFlow(host, map, lines);
  if (neighbour === undefined || key.range === undefined) return undefined;
  const indent = indentOf(host, neighbour.key.range?.[0]);
  return indent === undefined ? undefined : insertBelow(host, endOf(neighbour), lines, indent);
}

function addToFlow(host: string, map: YAMLMap, parts: readonly string[]): TextEdit[] | undefined {
  const last = map.items.at(-1);
  if (last === undefined) {
    const [start, end] = map.range ?? [0, 0];
    if (!/^\{\s*\}$/.test(host.slice(start, end))) return undefined;
    return [{ span: { start, end }, newText: `{ ${parts.join(", ")} }` }];
  }
  const range = isScalar(last.value) ? last.value.range : undefined;
  if (range === null || range === undefined) return undefined;
  const at = range[1];
  return [{ span: { start: at, end: at }, newText: parts.map((part) => `, ${part}`).join("") }];
}

function addSection(
  host: string,
  map: YAMLMap,
  sections: readonly MapSection[],
  { name, settings }: Extract<Change, { kind: "add-section" }>,
): TextEdit[] | undefined {
  const last = sections.at(-1);
  const final = last?.entries.at(-1);
  if (map.flow === true || last?.map === undefined || final === undefined) return undefined;
  // Something that is no section, or no option, stands behind.
  if (map.items.at(-1)?.key !== last.key || last.map.items.at(-1)?.key !== final.key)
    return undefined;
  const outer = indentOf(host, last.key.range?.[0]);
  const inner = sections
    .filter((section) => section.map !== undefined && section.map.flow !== true)
    .map((section) => indentOf(host, section.entries[0]?.key.range?.[0]))
    .find((indent) => indent !== undefined && outer !== undefined && indent.length > outer.length);
  if (outer === undefined) return undefined;
  const like = isScalar(final.value) ? final.value : undefined;
  const deeper = inner ?? `${outer}  `;
  const lines = settings.map(
    ({ name: option, raw }) => `${deeper}${option}: ${yamlText(raw, like, false)}`,
  );
  const end = last.map.flow === true ? last.map.range?.[1] : endOf(final);
  return insertBelow(host, end, [`${outer}${name}:`, ...lines], "");
}

/** Puts lines below the one that holds `end`, where that line may go. */
function insertBelow(
  host: string,
  end: number | undefined,
  lines: readonly string[],
  indent: string,
): TextEdit[] | undefined {
  if (end === undefined) return undefined;
  const to = lineEnd(host, end);
  if (!/^[ \t]*(?:[ \t]#.*)?\r?$/.test(host.slice(end, to))) return undefined;
  const newline = lineBreakOf(host);
  const added = lines.map((line) => indent + line);
  const at = Math.min(host.length, to + 1);
  const newText =
    to < host.length
      ? added.map((line) => line + newline).join("")
      : added.map((line) => newline + line).join("");
  return [{ span: { start: at, end: at }, newText }];
}

/** Where an entry's value ends; a block scalar's end is the start of the next line. */
function endOf({ value }: MapEntry): number | undefined {
  return isScalar(value) && value.type?.startsWith("BLOCK") !== true ? value.range?.[1] : undefined;
}

/** The white space before a key that begins its line. */
function indentOf(host: string, offset: number | undefined): string | undefined {
  if (offset === undefined) return undefined;
  const indent = host.slice(lineStart(host, offset), offset);
  return /^ *$/.test(indent) ? indent : undefined;
}

function lineEnd(host: string, offset: number): number {
  const end = host.indexOf("\n", offset);
  return end === -1 ? host.length : end;
}
