import type { Language } from "../../server/src/core/lint/recognise.js";
import type { RuleMetadata } from "../../server/src/core/lint/rule.js";

/** What a rule's fix is, in the words of the README. */
export function fixWords(fix: RuleMetadata["fix"]): string {
  return fix === "needs-care" ? "needs care" : fix;
}

/** What the rules of an id's language read. */
export function languageOf(ruleId: string): Language {
  return ruleId.startsWith("nova/") ? "nova-conf" : "libvirt-xml";
}
