import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaFiles } from "../libvirt-source.js";
import { rootName } from "./corpora.js";

/** Those of the texts that libvirt's schemas in that folder accept; libxml2's answer, so independent of our own table. */
export async function acceptedTexts(
  schemas: string,
  texts: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const folder = await mkdtemp(join(tmpdir(), "virt-latency-texts-"));
  try {
    const files = [...new Set(texts)].map((text, index) => ({
      file: `${String(index)}.xml`,
      text,
      schema: schemaFiles[rootName(text)],
    }));
    for (const { file, text } of files) await writeFile(join(folder, file), text);
    const accepted = new Set<string>();
    for (const schema of Object.values(schemaFiles)) {
      const own = files.filter((item) => item.schema === schema).map(({ file }) => file);
      if (own.length === 0) continue;
      for (const file of await acceptedFiles(join(schemas, schema), folder, own))
        accepted.add(file);
    }
    return new Set(files.flatMap(({ file, text }) => (accepted.has(file) ? [text] : [])));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All in one process: to read the schema takes longer than to judge a file. */
async function acceptedFiles(
  schema: string,
  folder: string,
  files: readonly string[],
): Promise<readonly string[]> {
  const xmllint = spawn("xmllint", ["--noout", "--relaxng", schema, ...files], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  xmllint.stderr.setEncoding("utf8");
  let said = "";
  for await (const piece of xmllint.stderr as AsyncIterable<string>) said += piece;
  const lines = said.split("\n");
  const answered = lines.filter((line) => / (validates|fails to validate)$/.test(line));
  // A file that is not well-formed has no such line.
  if (answered.length === 0) throw new Error(`xmllint judged nothing: ${said.slice(0, 500)}`);
  const ending = " validates";
  return answered
    .filter((line) => line.endsWith(ending))
    .map((line) => line.slice(0, -ending.length));
}
