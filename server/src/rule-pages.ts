import { readFile } from "node:fs/promises";
import { plainPage } from "./core/editor/rule-page.js";

/** All pages in one file beside the bundles, by rule; `npm run build` writes it. */
const bundled = new URL("rule-pages.json", import.meta.url);

/** Where they lie in the sources, two folders above this file. */
const sources = new URL("../../docs/rules/", import.meta.url);

let pages: Promise<Readonly<Record<string, string>> | undefined> | undefined;

/** The page of a rule in Markdown; undefined when there is none. `ruleId` must be the id of a rule. */
export async function readRulePage(ruleId: string): Promise<string | undefined> {
  pages ??= textOf(bundled).then((text) =>
    text === undefined ? undefined : (JSON.parse(text) as Record<string, string>),
  );
  const all = await pages;
  return all === undefined ? textOf(new URL(`${ruleId}.md`, sources)) : all[ruleId];
}

/** The page as it is to be read: without the marks of the generator. */
export async function readPlainRulePage(ruleId: string): Promise<string | undefined> {
  const page = await readRulePage(ruleId);
  return page && plainPage(page);
}

async function textOf(url: URL): Promise<string | undefined> {
  try {
    return await readFile(url, "utf8");
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOENT")) throw cause;
    return undefined;
  }
}
