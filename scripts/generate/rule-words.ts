import type { Language } from "../../server/src/core/lint/recognise.js";
import type { RuleMetadata } from "../../server/src/core/lint/rule.js";

/** What a rule's fix is, as a part of a sentence. */
export function fixWords(fix: RuleMetadata["fix"]): string {
  return {
    safe: "safe fix",
    "needs-care": "fix that needs care",
    "guest-visible": "fix that the guest sees",
    none: "no fix",
  }[fix];
}

/** What the rules of an id's language read. */
export function languageOf(ruleId: string): Language {
  return ruleId.startsWith("nova/") ? "nova-conf" : "libvirt-xml";
}
