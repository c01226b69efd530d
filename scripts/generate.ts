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
const stale: string[] = [];
await bringUpToDate(await ruleIndex());
const { everythingElse } = await import("./generate/everything-else.js");
for await (const file of everythingElse()) await bringUpToDate(file);

if (values.check && stale.length > 0) {
  for (const path of stale) console.error(`${path} is stale.`);
  console.error("Run: npm run generate");
  process.exitCode = 1;
}

/** Writes a file that differs from what is on disk, or only notes it when checking. */
async function bringUpToDate({ path, text }: GeneratedFile): Promise<void> {
  const target = join(projectRoot, path);
  if ((await textOf(target)) === text) return;
  stale.push(path);
  if (values.check) return;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
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
