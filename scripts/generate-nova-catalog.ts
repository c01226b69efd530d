/*
 * Writes server/src/core/catalog/nova-option-data.ts from dumps of Nova's registered options. Run by hand:
 *
 *   node --import tsx scripts/generate-nova-catalog.ts nova-options-34.json [older dumps, such as nova-options-31.json]
 *
 * The first dump is the release that is described; of the older ones only the names that it no longer has are kept.
 * A dump is what iterating over the `oslo.config.opts` entry points of an installed python3-nova gives:
 * `{ release, versions, groups: { GROUP: { DEST: { type, default, ... } } } }`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { NovaOptionName } from "../server/src/core/catalog/nova-option-facts.js";
import { projectRoot } from "./project.js";

const scalar = v.union([v.string(), v.number(), v.boolean()]);

const dumpedOption = v.object({
  dest: v.string(),
  multi: v.optional(v.boolean(), false),
  default: v.optional(
    v.nullable(v.union([scalar, v.array(scalar), v.record(v.string(), v.unknown())])),
  ),
  sample_default: v.optional(v.nullable(v.union([scalar, v.array(scalar)]))),
  deprecated_for_removal: v.optional(v.boolean(), false),
  deprecated_opts: v.optional(
    v.array(v.object({ group: v.nullable(v.string()), name: v.nullable(v.string()) })),
    [],
  ),
  type: v.object({
    class: v.string(),
    min: v.optional(v.nullable(v.number())),
    max: v.optional(v.nullable(v.number())),
    choices: v.optional(v.nullable(v.array(v.nullable(v.union([v.string(), v.number()]))))),
    ignore_case: v.optional(v.nullable(v.boolean())),
  }),
});
type DumpedOption = v.InferOutput<typeof dumpedOption>;

const dump = v.object({
  release: v.string(),
  versions: v.record(v.string(), v.string()),
  groups: v.record(v.string(), v.record(v.string(), dumpedOption)),
});
type Dump = v.InferOutput<typeof dump>;

const target = "server/src/core/catalog/nova-option-data.ts";
const [described, ...older] = await Promise.all(process.argv.slice(2).map(readDump));
if (described === undefined) throw new Error("Name the dumps; the newest release comes first.");
await writeFile(join(projectRoot, target), source(described, older));

async function readDump(path: string): Promise<Dump> {
  return v.parse(dump, JSON.parse(await readFile(path, "utf8")));
}

function source(newest: Dump, older: readonly Dump[]): string {
  const libraries = [...new Set(Object.values(newest.versions))].sort().join(", ");
  return [
    "/*",
    " * Written by scripts/generate-nova-catalog.ts; not to be edited.",
    ` * Source: the options that Debian's python3-nova registers, release ${newest.release}, with the libraries`,
    ...wrapped(`${libraries}.`, 110).map((line) => ` * ${line}`),
    ` * Names that only older releases have: python3-nova ${older.map((one) => one.release).join(", ")}.`,
    " * All of these packages are under the Apache License 2.0. Only facts are taken: names, types, ranges, choices,",
    " * defaults and aliases. A default that depends on the host is given as the documentation shows it.",
    " */",
    'import type { NovaOptionFacts, NovaOptionName } from "./nova-option-facts.js";',
    "",
    "/** The release that `optionData` describes, as OpenStack names it. */",
    `export const describedRelease = "${releaseName(Number(newest.release))}";`,
    "",
    "/** The oldest release whose names are known. */",
    `export const oldestRelease = "${releaseName(Math.min(...[newest, ...older].map((one) => Number(one.release))))}";`,
    "",
    "/** Group, then option by the name that stands in the file. */",
    "// prettier-ignore",
    "export const optionData: Readonly<Record<string, Readonly<Record<string, NovaOptionFacts>>>> = {",
    ...sortedEntries(newest.groups).flatMap(([group, options]) => [
      `  ${key(group)}: {`,
      ...sortedEntries(options).map(
        ([, option]) => `    ${key(option.dest)}: ${literal(facts(option, group))},`,
      ),
      "  },",
    ]),
    "};",
    "",
    "/** Options that Nova no longer has: group, name, and the newest described release that still had it. */",
    "// prettier-ignore",
    "export const removedOptionData: Readonly<Record<string, Readonly<Record<string, number>>>> = {",
    ...sortedEntries(removedOptions(newest, older)).map(
      ([group, names]) => `  ${key(group)}: ${literal(names)},`,
    ),
    "};",
    "",
    "/** Deprecated names among those: group and name, then what Nova reads instead. */",
    "// prettier-ignore",
    "export const renamedOptionData: Readonly<Record<string, Readonly<Record<string, NovaOptionName>>>> = {",
    ...sortedEntries(renamedOptions(newest, older)).map(
      ([group, names]) => `  ${key(group)}: ${literal(names)},`,
    ),
    "};",
    "",
  ].join("\n");
}

/** Nova 27 came with OpenStack 2023.1, and two have followed each year. */
function releaseName(release: number): string {
  const since = release - 27;
  return `${2023 + Math.floor(since / 2)}.${(since & 1) + 1}`;
}

function facts(option: DumpedOption, group: string): Record<string, unknown> {
  const { type } = option;
  const choices = type.choices?.filter((choice) => choice !== null);
  const stated = option.sample_default ?? option.default ?? undefined;
  const isEmptyTable = typeof stated === "object" && !Array.isArray(stated);
  return withoutUndefined({
    type: typeName(type.class),
    multi: option.multi ? true : undefined,
    choices: choices?.length === 0 ? undefined : choices,
    ignoreCase: type.ignore_case === true ? true : undefined,
    min: type.min ?? undefined,
    max: type.max ?? undefined,
    default: isEmptyTable ? undefined : stated,
    aliases: option.deprecated_opts.length === 0 ? undefined : aliases(option, group),
    deprecatedForRemoval: option.deprecated_for_removal ? true : undefined,
  });
}

/** "HostAddress" becomes "host-address"; a MultiString is a string that may be given several times. */
function typeName(pythonClass: string): string {
  if (pythonClass === "MultiString") return "string";
  return pythonClass.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

function removedOptions(
  newest: Dump,
  older: readonly Dump[],
): Record<string, Record<string, number>> {
  const removed: Record<string, Record<string, number>> = {};
  const now = new Set(namesOf(newest).map(({ group, name }) => `${group}/${name}`));
  const ascending = [...older].sort((a, b) => Number(a.release) - Number(b.release));
  for (const one of ascending) {
    for (const { group, name } of namesOf(one)) {
      if (!now.has(`${group}/${name}`)) (removed[group] ??= {})[name] = Number(one.release);
    }
  }
  return removed;
}

/**
 * Deprecated names that Nova no longer reads, of options that it still has under another name. A name that stood for
 * several options, such as the connection of either database, has no certain successor.
 */
function renamedOptions(
  newest: Dump,
  older: readonly Dump[],
): Record<string, Record<string, NovaOptionName>> {
  const renamed: Record<string, Record<string, NovaOptionName>> = {};
  const ambiguous = new Set<string>();
  const removed = removedOptions(newest, older);
  for (const [group, options] of older.flatMap((one) => Object.entries(one.groups))) {
    for (const option of Object.values(options)) {
      if (newest.groups[group]?.[option.dest] === undefined) continue;
      for (const alias of aliases(option, group)) {
        if (removed[alias.group]?.[alias.name] === undefined) continue;
        const names = (renamed[alias.group] ??= {});
        const known = (names[alias.name] ??= { group, name: option.dest });
        if (known.group !== group || known.name !== option.dest) {
          ambiguous.add(`${alias.group}/${alias.name}`);
        }
      }
    }
  }
  return Object.fromEntries(
    Object.entries(renamed).flatMap(([group, names]) => {
      const certain = Object.entries(names).filter(([name]) => !ambiguous.has(`${group}/${name}`));
      return certain.length === 0 ? [] : [[group, Object.fromEntries(certain)]];
    }),
  );
}

/** Every name under which an option can stand in a file, deprecated ones included. */
function namesOf(one: Dump): NovaOptionName[] {
  return Object.entries(one.groups).flatMap(([group, options]) =>
    Object.values(options).flatMap((option) => [
      { group, name: option.dest },
      ...aliases(option, group),
    ]),
  );
}

function aliases(option: DumpedOption, group: string): NovaOptionName[] {
  return option.deprecated_opts.map((alias) => ({
    group: alias.group ?? group,
    name: (alias.name ?? option.dest).replaceAll("-", "_"),
  }));
}

function sortedEntries<Value>(table: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}

function withoutUndefined(table: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}

/** Breaks a text at spaces into lines of at most `width` characters. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, item]) => `${key(name)}: ${literal(item)}`);
    return `{ ${entries.join(", ")} }`;
  }
  return JSON.stringify(value);
}
