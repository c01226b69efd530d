import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";

const require = createRequire(import.meta.url);
const path = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// Ajv reads no draft 4, but of draft 4 the schema uses nothing that draft 7 reads differently, besides `id`.
const { $schema, id, ...schema } = JSON.parse(readFileSync(path, "utf8")) as Record<string, object>;
assert.deepEqual([typeof $schema, typeof id], ["string", "string"]);

const validate = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns is not valid in Unicode mode.
  unicodeRegExp: false,
  formats: {
    uri: URL.canParse.bind(URL),
    "uri-reference": (text: string) =>
      /^[\w.~!$&'()*+,;=:@/?#%-]*$/.test(text) && URL.canParse(text, "file:///"),
    "date-time": true,
  },
}).compile(schema);

/** Fails with what the official schema of SARIF 2.1.0 says against the document. */
export function assertSarif(document: unknown): void {
  assert.ok(validate(document), JSON.stringify(validate.errors, undefined, 2));
}
