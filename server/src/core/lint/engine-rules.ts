import type { RuleMetadata } from "./rule.js";

/*
 * What the engine reports by itself, since no model shows it: a file that is not well-formed, and comments that
 * switch off nothing. Described like every rule, so that they have a page and can be configured.
 */

export const xmlMalformed = {
  id: "domain/xml-malformed",
  since: "0.1.0",
  severity: "error",
  summary: "The file is not well-formed XML, so libvirt refuses all of it",
  references: ["https://www.w3.org/TR/xml/#sec-well-formed"],
  cost: "libvirt refuses the file",
  evidence: "verified",
  fix: "none",
} as const satisfies RuleMetadata;

export const domainSuppressionUnused = {
  id: "domain/suppression-unused",
  since: "0.1.0",
  severity: "information",
  summary: "A comment or metadata switches off a rule that reports nothing there",
  references: ["https://libvirt.org/formatdomain.html#general-metadata"],
  cost: "a finding may be hidden later",
  evidence: "verified",
  fix: "safe",
} as const satisfies RuleMetadata;

export const novaSuppressionUnused = {
  id: "nova/suppression-unused",
  since: "0.1.0",
  severity: "information",
  summary: "A comment switches off a rule that reports nothing there",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "a finding may be hidden later",
  evidence: "verified",
  fix: "safe",
} as const satisfies RuleMetadata;

export const engineRules: readonly RuleMetadata[] = [
  xmlMalformed,
  domainSuppressionUnused,
  novaSuppressionUnused,
];
