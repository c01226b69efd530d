import { engineRules } from "../lint/engine-rules.js";
import type { RuleMetadata } from "../lint/rule.js";
import { documentRules, domainRules, novaRules } from "./index.js";

/** Facts about every rule there is, the engine's own included, sorted by id. */
export const allRules: readonly RuleMetadata[] = [
  ...documentRules,
  ...domainRules,
  ...novaRules,
  ...engineRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));

export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);

/** Where the rule's page can be read on the web; the same page ships with the program. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/virt-latency/virt-latency/blob/main/docs/rules/${ruleId}.md`;
}
