/** How much a finding matters, worst first; the meaning of each word is in ARCHITECTURE.md. */
export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

/** What the hosts are run for. `latency` is the default; a rule may be milder or silent in the others. */
export const profiles = ["latency", "balanced", "density"] as const;
export type Profile = (typeof profiles)[number];

/** True when `severity` is `threshold` or worse. */
export function atOrAbove(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

export function milder(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}
