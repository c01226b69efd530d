import { readFile } from "node:fs/promises";

/** The pages lie in docs/rules beside the bundles' folder, and two folders above this file in the sources. */
const folders = ["../docs/rules/", "../../docs/rules/"];

/** The page of a rule in Markdown; undefined when there is none. `ruleId` must be the id of a rule. */
export async function readRulePage(ruleId: string): Promise<string | undefined> {
  for (const folder of folders) {
    try {
      return await readFile(new URL(`${folder}${ruleId}.md`, import.meta.url), "utf8");
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    }
  }
  return undefined;
}

/** The page as it is to be read: without the marks of the generator. */
export async function readPlainRulePage(ruleId: string): Promise<string | undefined> {
  const page = await readRulePage(ruleId);
  return page?.replaceAll(/^<!-- \/?generated.*-->\n+/gm, "");
}
