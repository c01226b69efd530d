import type { RuleMetadata } from "./rule.js";
import type { Settings } from "./settings.js";
import { type Severity, milder } from "./severity.js";

/** What the user configured wins; else the profile's judgement, where a finding may be milder than its rule but not graver. */
export function severityOf(
  rule: RuleMetadata,
  settings: Pick<Settings, "profile" | "rules">,
  ofFinding?: Severity,
): Severity | "off" {
  const configured = settings.rules[rule.id];
  if (configured !== undefined) return configured;
  const inProfile = rule.profiles?.[settings.profile];
  if (inProfile === "off") return "off";
  const own = ofFinding ?? rule.severity;
  return inProfile === undefined ? own : milder(inProfile, own);
}
