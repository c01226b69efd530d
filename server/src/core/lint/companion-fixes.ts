import { composeEdits } from "../text/compose-edits.js";
import { applyEdits } from "../text/span.js";
import { type Finding, type Fix, worstEffect, worstSafety } from "./finding.js";
import { composedTitle } from "./fix-title.js";

/** Further fixes that one fix may draw in; what needs more is not a fix any more. */
const mostCompanions = 4;

/** A text that is full of such fixes offers only so many. */
const mostComposed = 64;

/**
 * Each costs a look at the whole text, and one more for each companion. In UTF-16 units, of all these looks together, which
 * are then done in about a second.
 */
const mostLookedAt = 8 * 1024 * 1024;

/**
 * Completes the fixes that make libvirt or Nova obey what they passed over until then. Where that would cause an error,
 * what mends the error becomes a part of the fix; where nothing mends it, the fix is not offered. `errorsIn` finds
 * every error, whatever the user wants to hear of. Nothing is worked out before somebody asks for the fixes of such a finding.
 */
export function withCompanionFixes(
  text: string,
  findings: readonly Finding[],
  errorsIn: (text: string) => readonly Finding[],
): readonly Finding[] {
  let composed = 0;
  let lookedAt = 0;
  let before: readonly Finding[] | undefined;
  const look = (changed: string): readonly Finding[] => {
    lookedAt += changed.length;
    return errorsIn(changed);
  };
  const complete = (fix: Fix): readonly Fix[] => {
    if (fix.activates !== true) return [fix];
    if (composed++ >= mostComposed || lookedAt > mostLookedAt) return [];
    before ??= errorsIn(text);
    const whole = composedFix(text, fix, before, look);
    return whole === undefined ? [] : [whole];
  };
  return findings.map((finding) => {
    if (!finding.fixes.some(({ activates }) => activates === true)) return finding;
    let fixes: readonly Fix[] | undefined;
    return {
      ...finding,
      get fixes(): readonly Fix[] {
        return (fixes ??= finding.fixes.flatMap(complete));
      },
    };
  });
}

function composedFix(
  text: string,
  fix: Fix,
  before: readonly Finding[],
  errorsIn: (text: string) => readonly Finding[],
): Fix | undefined {
  const parts = [fix];
  let { edits } = fix;
  for (;;) {
    const after = applyEdits(text, edits);
    const caused = causedErrors(before, errorsIn(after));
    if (caused.length === 0) break;
    const companion = caused
      .flatMap(({ fixes }) => fixes)
      .find(({ safety, elsewhere }) => isWithin(fix, safety) && elsewhere === undefined);
    if (companion === undefined || parts.length > mostCompanions) return undefined;
    parts.push(companion);
    edits = composeEdits(text, edits, companion.edits);
  }
  if (parts.length === 1) return fix;
  return {
    ...fix,
    title: composedTitle(parts),
    safety: worstSafety(parts),
    effect: worstEffect(parts),
    edits,
  };
}

/** What the guest sees changes only where that is what the fix is about. */
function isWithin(fix: Fix, safety: Fix["safety"]): boolean {
  return safety !== "guest-visible" || fix.safety === "guest-visible";
}

/** The errors of those rules that report more of them than before. */
function causedErrors(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const had = countByRule(before);
  const has = countByRule(after);
  return after.filter(({ rule }) => (has.get(rule) ?? 0) > (had.get(rule) ?? 0));
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
