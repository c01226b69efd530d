import { spawn } from "node:child_process";
import { join } from "node:path";

/** Those of the files that libvirt's schema in that folder accepts; libxml2's answer, so independent of our own table. */
export async function acceptedFiles(
  schemas: string,
  files: readonly string[],
): Promise<ReadonlySet<string>> {
  const schema = join(schemas, "domain.rng");
  const xmllint = spawn("xmllint", ["--noout", "--relaxng", schema, ...files], {
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
  return new Set(
    answered.filter((line) => line.endsWith(ending)).map((line) => line.slice(0, -ending.length)),
  );
}
