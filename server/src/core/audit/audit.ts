import { severityOf } from "../lint/rule-severity.js";
import { type Settings, defaultSettings } from "../lint/settings.js";
import { severities } from "../lint/severity.js";
import { auditRules } from "../rules/index.js";
import { type AuditedMachine, machineKinds } from "./facts.js";
import type { AuditFinding } from "./finding.js";
import { readScene } from "./machine.js";

/** Judges machines by what they told of themselves. The gravest first. Never throws, whatever the facts. */
export function audit(
  machines: readonly AuditedMachine[],
  settings: Pick<Settings, "profile" | "rules"> = defaultSettings,
): readonly AuditFinding[] {
  const scene = readScene(machines);
  const findings = auditRules.flatMap((rule) =>
    [...rule.check(scene)].flatMap((found): AuditFinding[] => {
      const severity = severityOf(rule, settings, found.severity);
      if (severity === "off") return [];
      const { machine, devices = [], message, remedies = [] } = found;
      return [{ rule: rule.id, severity, machine, devices, message, remedies }];
    }),
  );
  const rank = ({ severity, machine }: AuditFinding): number =>
    severities.indexOf(severity) * machineKinds.length + machineKinds.indexOf(machine);
  return findings.sort((a, b) => rank(a) - rank(b));
}
