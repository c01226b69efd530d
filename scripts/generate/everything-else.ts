import { configurationSchema } from "./configuration-schema.js";
import type { GeneratedFile } from "./generated-file.js";
import { manifest } from "./manifest.js";
import { messageBundle } from "./messages.js";
import { ruleIdList } from "./rule-ids.js";
import { rulePages } from "./rule-pages.js";
import { readme, ruleTablePage } from "./rule-table.js";

/**
 * What follows from the rules' metadata, once the rule index is there to import them through. One after the other, so
 * that what can be generated is, even when a document is broken.
 */
export async function* everythingElse(): AsyncGenerator<GeneratedFile> {
  yield await ruleIdList();
  yield* await rulePages();
  yield await ruleTablePage();
  yield* await manifest();
  yield await messageBundle();
  yield await configurationSchema();
  yield await readme();
}
