/*
 * What xmllint does, done in Node by the library of xmllint, compiled to WebAssembly: whether files hold to a RELAX NG
 * schema. It tells which part of our distance to xmllint is Node's. Arguments: the schema and the folder.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { RelaxNGValidator, XmlDocument, XmlLibError } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

const [, , schema = "", folder = ""] = process.argv;
xmlRegisterFsInputProviders();
// libxml2 plans to drop RELAX NG; here it is asked for because xmllint is asked for the same.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const validator = RelaxNGValidator.fromDoc(
  XmlDocument.fromBuffer(readFileSync(schema), { url: schema }),
);
for (const name of readdirSync(folder)) {
  if (!name.endsWith(".xml")) continue;
  const path = join(folder, name);
  try {
    using document = XmlDocument.fromBuffer(readFileSync(path));
    validator.validate(document);
    console.log(`${path} validates`);
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    console.log(`${path} fails to validate`);
  }
}
