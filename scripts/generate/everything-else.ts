import { configurationSchema } from "./configuration-schema.js";
import type { GeneratedFile } from "./generated-file.js";
import { manifest } from "./manifest.js";
import { rulePages } from "./rule-pages.js";
import { readme, ruleTablePage } from "./rule-table.js";

/** What follows from the rules' metadata, once the rule index is there to import them through. */
export async function everythingElse(): Promise<GeneratedFile[]> {
  return [
    ...(await rulePages()),
    await ruleTablePage(),
    await readme(),
    await manifest(),
    await configurationSchema(),
  ];
}
