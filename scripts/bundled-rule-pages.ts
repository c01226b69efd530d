import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ruleIds } from "../server/src/core/rules/ids.js";
import { projectRoot } from "./project.js";

/**
 * Writes the pages of all rules into one file: in a package, hundreds of small files that say similar things take
 * nearly three times the room.
 */
export async function bundleRulePages(): Promise<void> {
  const pages = ruleIds.map(async (id) => [
    id,
    await readFile(join(projectRoot, "docs/rules", `${id}.md`), "utf8"),
  ]);
  const text = JSON.stringify(Object.fromEntries(await Promise.all(pages)));
  await writeFile(join(projectRoot, "dist/rule-pages.json"), text);
}
