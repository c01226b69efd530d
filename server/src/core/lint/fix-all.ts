import { applyEdits } from "../text/span.js";
import { TakenSpans } from "../text/taken-spans.js";
import { severities } from "./severity.js";
import { xmlMalformed } from "./engine-rules.js";
import type { Finding, Fix, Safety } from "./finding.js";
import { lint } from "./lint.js";
import type { Language } from "./recognise.js";
import type { Settings } from "./settings.js";

export interface FixAllResult {
  readonly text: string;
  /** In the order in which they were applied. */
  readonly applied: readonly AppliedFix[];
}

export interface AppliedFix {
  readonly rule: string;
  readonly fix: Fix;
}

/** Which fix of which finding to apply; those of the lowest rank go first. */
interface Choice {
  fix(finding: Finding): Fix | undefined;
  rank(finding: Finding): number;
}

/** A bound that no real file comes near: each pass mends at least one finding. */
const mostPasses = 200;

/**
 * Applies fixes of the given safeties until none is left, one rule at a time with a new look at the text in between:
 * two rules may want to change the same place, and only a fresh look knows what the first change made of it.
 * A file that is not well-formed is left alone, since nobody can say what an edit would mean there.
 */
export function fixAll(
  text: string,
  language: Language,
  settings: Settings,
  choice: { readonly safeties: readonly Safety[]; readonly rule?: string },
): FixAllResult {
  // Switched off, it would not tell that the file is not well-formed.
  const rules = { ...settings.rules, [xmlMalformed.id]: xmlMalformed.severity };
  const look = (current: string): readonly Finding[] =>
    lint(current, language, { ...settings, rules }).findings;
  const result = applyUntilNoneIsLeft(text, look, {
    fix: ({ rule, fixes }) =>
      choice.rule === undefined || rule === choice.rule
        ? fixes.find(({ safety }) => choice.safeties.includes(safety))
        : undefined,
    rank: ({ severity }) => severities.indexOf(severity),
  });
  return { text: result.text, applied: result.applied };
}

/**
 * The loop of `fixAll`, for whoever chooses otherwise; `look` reports a file that is not well-formed as such. `left` is
 * what it reports of the new text.
 */
export function applyUntilNoneIsLeft(
  text: string,
  look: (text: string) => readonly Finding[],
  choice: Choice,
): FixAllResult & { readonly left: readonly Finding[] } {
  const applied: AppliedFix[] = [];
  const seen = new Set([text]);
  let current = text;
  let findings: readonly Finding[] = [];
  for (let pass = 0; pass < mostPasses; pass++) {
    findings = look(current);
    if (findings.some(({ rule }) => rule === xmlMalformed.id)) break;
    const batch = nextBatch(findings, choice);
    if (batch.length === 0) break;
    const next = applyEdits(
      current,
      batch.flatMap(({ fix }) => fix.edits),
    );
    // Two rules that undo each other would go on for ever; stop at the first text seen before.
    if (seen.has(next)) break;
    seen.add(next);
    applied.push(...batch);
    current = next;
  }
  return { text: current, applied, left: findings };
}

/** The fixes of one rule that can be applied together: the rule of the lowest rank, then in order of the text. */
function nextBatch(findings: readonly Finding[], choice: Choice): AppliedFix[] {
  const candidates = findings
    .flatMap((finding) => {
      const fix = choice.fix(finding);
      // Half of a fix that changes other files as well would do harm.
      return fix === undefined || fix.elsewhere !== undefined ? [] : [{ finding, fix }];
    })
    .sort((a, b) => choice.rank(a.finding) - choice.rank(b.finding));
  const rule = candidates[0]?.finding.rule;
  // Two fixes that share a place must not be applied to the same text.
  const taken = new TakenSpans();
  return candidates
    .filter(({ finding, fix }) => finding.rule === rule && taken.take(fix.edits))
    .map(({ finding, fix }) => ({ rule: finding.rule, fix }));
}
