import { engineRules } from "../lint/engine-rules.js";
import type { RuleMetadata } from "../lint/rule.js";
import { auditRules, documentRules, domainRules, novaRules } from "./index.js";

/** Facts about every rule there is, the engine's own included, sorted by id. */
export const allRules: readonly RuleMetadata[] = [
  ...auditRules,
  ...documentRules,
  ...domainRules,
  ...novaRules,
  ...engineRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
