import { withCompanionFixes } from "./companion-fixes.js";
import type { Finding } from "./finding.js";
import { lintDomainXml } from "./lint-domain.js";
import { lintNovaConf, lintNovaYaml } from "./lint-nova.js";
import type { Language } from "./recognise.js";
import type { LeavesOut, LintResult, Look } from "./run.js";
import { type Settings, defaultSettings } from "./settings.js";

/** Runs every rule for the language over the text. Never throws, whatever the text. */
export function lint(
  text: string,
  language: Language,
  settings: Settings = defaultSettings,
  leavesOut?: LeavesOut,
): LintResult {
  const { findings, failures } = lintOnce(text, language, {
    settings,
    ...(leavesOut !== undefined && { leavesOut }),
  });
  // Errors are looked for whatever the user wants to hear of.
  const strict: Settings = { ...settings, profile: "latency", rules: {} };
  const heardAll =
    leavesOut === undefined &&
    settings.profile === strict.profile &&
    Object.keys(settings.rules).length === 0;
  const errorsIn = (changed: string): readonly Finding[] =>
    changed === text && heardAll
      ? findings.filter(({ severity }) => severity === "error")
      : lintOnce(changed, language, { settings: strict, onlyErrors: true }).findings;
  return { findings: withCompanionFixes(text, findings, errorsIn), failures };
}

function lintOnce(text: string, language: Language, look: Look): LintResult {
  switch (language) {
    case "libvirt-xml":
      return lintDomainXml(text, look);
    case "nova-conf":
      return lintNovaConf(text, look);
    case "nova-yaml":
      return lintNovaYaml(text, look);
  }
}
