/*
 * Writes server/src/core/catalog/libvirt-schema-data.ts from libvirt's own schemas. Run by hand, on Debian:
 *
 *   node --import tsx scripts/generate-libvirt-catalog.ts bookworm trixie
 *
 * The arguments are Debian releases, oldest first; the schemas come from their source packages of libvirt.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadGrammar } from "./libvirt-catalog/relax-ng.js";
import { type State, StateBuilder } from "./libvirt-catalog/states.js";
import { type Table, table } from "./libvirt-catalog/table.js";
import { type LibvirtSource, libvirtSource, schemaFiles } from "./libvirt-source.js";
import { projectRoot } from "./project.js";

const target = "server/src/core/catalog/libvirt-schema-data.ts";

const releases = process.argv.slice(2);
if (releases.length === 0) throw new Error("Name the Debian releases, oldest first.");
const sources: LibvirtSource[] = [];
for (const release of releases) sources.push(await libvirtSource(release));
const roots = new Map<string, State>();
for (const [root, file] of Object.entries(schemaFiles)) {
  const grammars = await Promise.all(sources.map(({ schemas }) => loadGrammar(schemas, file)));
  roots.set(root, new StateBuilder(grammars).root(root));
}
await writeFile(join(projectRoot, target), fileText(table(roots)));

function fileText({ types, contexts, roots }: Table): string {
  const packages = sources.map(({ packageVersion }) => packageVersion).join(" and ");
  const versions = sources.map(({ version }) => version.replace(/^(\d+\.\d+)\.0$/, "$1"));
  return [
    "/*",
    " * Written by scripts/generate-libvirt-catalog.ts; not to be edited.",
    ` * Source: the RELAX NG schemas in Debian's source packages libvirt ${packages},`,
    " * which are under the LGPL, version 2.1 or later. Only facts are taken: names, where they may stand, values and types.",
    " * The format is described in libvirt-schema.ts.",
    " */",
    "",
    "/** Ascending. `^1` marks what the second of them has and the first has not. */",
    `export const describedVersions = [${versions.map((version) => `"${version}"`).join(", ")}];`,
    "",
    "export const rootContexts: Readonly<Record<string, number>> = {",
    ...[...roots].map(([name, number]) => `  ${name}: ${String(number)},`),
    "};",
    "",
    "/** One line for each type of value. */",
    "export const typeLines = `",
    ...types,
    "`;",
    "",
    "/** One line for each kind of element that allows something different. */",
    "export const contextLines = `",
    ...contexts,
    "`;",
    "",
  ].join("\n");
}
