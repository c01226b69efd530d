/*
 * Writes server/src/core/catalog/nova-option-data.ts from dumps of Nova's registered options. Run by hand:
 *
 *   node --import tsx scripts/generate-nova-catalog.ts nova-options-26.json nova-options-31.json nova-options-34.json
 *
 * The newest dump is described in full; of the older ones, what they say otherwise is kept with the releases between
 * which it changed. scripts/nova-catalog/exact-releases.ts knows some of those releases exactly.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { releaseName } from "../server/src/core/catalog/nova-release.js";
import { type Dump, readDump } from "./nova-catalog/dump.js";
import { optionRecords } from "./nova-catalog/records.js";
import { projectRoot } from "./project.js";

const target = "server/src/core/catalog/nova-option-data.ts";
const dumps = await Promise.all(process.argv.slice(2).map(readDump));
dumps.sort((a, b) => a.release - b.release);
const [oldest] = dumps;
const newest = dumps.at(-1);
if (oldest === undefined || newest === undefined) throw new Error("Name the dumps.");
await writeFile(join(projectRoot, target), source(oldest, newest));

function source(first: Dump, last: Dump): string {
  const libraries = [...new Set(Object.values(last.versions))].sort().join(", ");
  return [
    "/*",
    " * Written by scripts/generate-nova-catalog.ts; not to be edited.",
    ` * Source: the options that Debian's python3-nova registers, releases ${dumps.map(({ release }) => release).join(", ")}; for the last with`,
    " * the libraries",
    ...wrapped(`${libraries}.`, 110).map((line) => ` * ${line}`),
    " * All of these packages are under the Apache License 2.0. Only facts are taken: names, types, ranges, choices,",
    " * defaults and aliases. A default that depends on the host is given as the documentation shows it.",
    " */",
    'import type { NovaOptionRecord } from "./nova-option-facts.js";',
    "",
    "/** The newest release that is described, counted as Nova does. */",
    `export const newestRelease = ${last.release}; // ${releaseName(last.release)}`,
    "",
    "/** The oldest release that is described. */",
    `export const oldestRelease = ${first.release}; // ${releaseName(first.release)}`,
    "",
    "/** Group, then option by the name that stands in the file. */",
    "// prettier-ignore",
    "export const optionData: Readonly<Record<string, Readonly<Record<string, NovaOptionRecord>>>> = {",
    ...Object.entries(optionRecords(dumps)).flatMap(([group, options]) => [
      `  ${key(group)}: {`,
      ...Object.entries(options).map(([name, record]) => `    ${key(name)}: ${literal(record)},`),
      "  },",
    ]),
    "};",
    "",
  ].join("\n");
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
