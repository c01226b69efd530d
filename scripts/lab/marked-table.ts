import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.js";

/** Puts a table between the marks `<!-- NAME: begin -->` and `<!-- NAME: end -->` of a page below the project. */
export function writeMarkedTable(page: string, name: string, table: string): void {
  const path = join(projectRoot, page);
  const [begin, end] = [`<!-- ${name}: begin -->\n`, `<!-- ${name}: end -->`];
  const text = readFileSync(path, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${page} has no marks for ${name}`);
  writeFileSync(path, `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`);
}
