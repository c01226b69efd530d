/*
 * Writes everything that follows from the rules' metadata; `-- --check` writes nothing and fails when a file is stale.
 * A merge conflict in a generated file is resolved by running it.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { GeneratedFile } from "./generate/generated-file.js";
import { ruleIndex } from "./generate/rule-index.js";
import { projectRoot } from "./project.js";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

// The index comes first and by itself: everything else imports the rules through it.
const stale = await bringUpToDate([await ruleIndex()]);
const { everythingElse } = await import("./generate/everything-else.js");
stale.push(...(await bringUpToDate(await everythingElse())));

if (values.check && stale.length > 0) {
  for (const path of stale) console.error(`${path} is stale.`);
  console.error("Run: npm run generate");
  process.exitCode = 1;
}

/** Writes the files that differ from what is on disk, unless only checking; returns their paths. */
async function bringUpToDate(files: readonly GeneratedFile[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { path, text } of files) {
    const target = join(projectRoot, path);
    if ((await textOf(target)) === text) continue;
    changed.push(path);
    if (values.check) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  return changed;
}

/** The text of a file; undefined when there is none. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}
