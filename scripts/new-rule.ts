/*
 * `npm run new-rule -- domain/disk-cache-unsafe` writes a rule, its test and its page from templates, and generates what
 * follows. The new rule's test fails until somebody has written the rule.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newRuleFiles } from "./new-rule/templates.js";
import { type RuleFolder, projectRoot, projectVersion, ruleFolders } from "./project.js";

const problem = await createRule(process.argv.slice(2));
if (problem !== undefined) {
  console.error(problem);
  process.exitCode = 2;
}

/** Writes the files; returns why not. */
async function createRule(args: readonly string[]): Promise<string | undefined> {
  const [id, ...more] = args;
  const named = /^(?<folder>[a-z]+)\/(?<stem>[a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/.exec(id ?? "");
  const folder = ruleFolders.find((candidate) => candidate === named?.groups?.["folder"]);
  const stem = named?.groups?.["stem"];
  if (more.length > 0 || folder === undefined || stem === undefined) {
    return `usage: npm run new-rule -- <language>/<thing>-<problem>, such as domain/disk-cache-unsafe (${ruleFolders.join(", ")})`;
  }
  if (/^(no|check|prefer|use)-/.test(stem)) {
    return `A rule's id names the problem, such as disk-cache-unsafe, never the remedy: ${stem}`;
  }
  return await writeAll(folder, stem);
}

async function writeAll(folder: RuleFolder, stem: string): Promise<string | undefined> {
  const files = Object.entries(newRuleFiles(folder, stem, await projectVersion()));
  const present = files.filter(([path]) => existsSync(join(projectRoot, path)));
  if (present.length > 0) return `Already there: ${present.map(([path]) => path).join(", ")}`;
  for (const [path, text] of files) {
    await mkdir(dirname(join(projectRoot, path)), { recursive: true });
    await writeFile(join(projectRoot, path), text, { flag: "wx" });
    console.log(path);
  }
  const generate = join(projectRoot, "scripts/generate.ts");
  const { status } = spawnSync(process.execPath, ["--import", "tsx", generate], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  return status === 0 ? undefined : "The files are written, but generating failed.";
}
