import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as v from "valibot";

/** The folder of package.json, without a slash at the end. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** What there are rules for: two languages and the machines themselves. Also the folders of rules, tests and pages. */
export const ruleFolders = ["audit", "domain", "nova"] as const;
export type RuleFolder = (typeof ruleFolders)[number];

/** "disk-cache-unsafe" becomes "diskCacheUnsafe", the name under which a rule's file exports it. */
export function camelCase(stem: string): string {
  return stem.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The version in package.json. */
export async function projectVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
  return v.parse(v.object({ version: v.string() }), manifest).version;
}
