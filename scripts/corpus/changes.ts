import type { Finding, Fix, Safety } from "../../server/src/core/lint/finding.js";
import { fixAll } from "../../server/src/core/lint/fix-all.js";
import { lint } from "../../server/src/core/lint/lint.js";
import type { Settings } from "../../server/src/core/lint/settings.js";
import { type Span, type TextEdit, applyEdits } from "../../server/src/core/text/span.js";

/** What the fixes make of one text, each a way of its own. */
export interface Change {
  /** The rule and the title of the fix, or which fixes were applied together. */
  readonly how: string;
  readonly text: string;
}

export interface Changes {
  readonly changes: readonly Change[];
  /** What is wrong with a fix whatever libvirt says. */
  readonly defects: readonly string[];
  /** Fixes after which the rule has something else to say about the same place. */
  readonly partly: readonly string[];
}

/** All fixes of a class that one command or one click can apply together. */
const together: readonly (readonly Safety[])[] = [["safe"], ["safe", "needs-care"]];

/**
 * Each fix by itself; all safe ones; all safe ones and those that need care; and each guest-visible one after those.
 * Looks whether each does what a fix promises: the rule has nothing to say there any more, no error rule begins to
 * speak, and a second time changes nothing.
 */
export function changesOf(text: string, settings: Settings): Changes {
  const changes: Change[] = [];
  const defects: string[] = [];
  const partly: string[] = [];
  const note = (how: string, before: string, after: string): void => {
    changes.push({ how, text: after });
    for (const rule of newErrors(before, after, settings)) {
      defects.push(`${how}: ${rule} begins to fire`);
    }
  };
  const single = (before: string, prefix: string, safeties: readonly Safety[]): void => {
    for (const finding of findingsIn(before, settings)) {
      for (const fix of finding.fixes) {
        if (!safeties.includes(fix.safety)) continue;
        const how = `${prefix}${finding.rule}, ${fix.title}`;
        const wrong = misplaced(before, fix.edits);
        if (wrong !== undefined) {
          defects.push(`${how}: ${wrong}`);
          continue;
        }
        const after = applyEdits(before, fix.edits);
        note(how, before, after);
        const rest = findingsIn(after, settings).filter((other) => isSame(finding, fix, other));
        if (rest.length > 0) partly.push(how);
        if (rest.some(({ fixes }) => fixes.some(({ title }) => title === fix.title))) {
          defects.push(`${how}: offered again`);
        }
      }
    }
  };

  single(text, "", ["safe", "needs-care", "guest-visible"]);
  let last = text;
  for (const safeties of together) {
    const how = `all ${safeties.join(" and ")}`;
    const fixed = fixAll(text, "libvirt-xml", settings, { safeties }).text;
    if (fixed === text) continue;
    note(how, text, fixed);
    const again = fixAll(fixed, "libvirt-xml", settings, { safeties });
    if (again.text !== fixed) {
      const rules = again.applied.map(({ rule, fix }) => `${rule}, ${fix.title}`);
      defects.push(`${how}: a second time changes more: ${rules.join("; ")}`);
    }
    last = fixed;
  }
  if (last !== text) single(last, "all safe and needs-care, then ", ["guest-visible"]);
  return { changes, defects, partly };
}

function findingsIn(text: string, settings: Settings): readonly Finding[] {
  return lint(text, "libvirt-xml", settings).findings;
}

/** Error rules that report more places than before. */
function newErrors(before: string, after: string, settings: Settings): readonly string[] {
  const old = errorCounts(before, settings);
  return [...errorCounts(after, settings)].flatMap(([rule, count]) =>
    count > (old.get(rule) ?? 0) ? [rule] : [],
  );
}

function errorCounts(text: string, settings: Settings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, severity } of findingsIn(text, settings)) {
    if (severity === "error") counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** An edit outside of the text, over another one, or that changes nothing. */
function misplaced(text: string, edits: readonly TextEdit[]): string | undefined {
  if (edits.length === 0) return "no edits";
  let end = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < end) return "edits overlap";
    if (span.end < span.start || span.end > text.length) return "an edit outside of the text";
    if (text.slice(span.start, span.end) === newText) return "an edit that changes nothing";
    end = span.end;
  }
  return undefined;
}

/** Whether a finding of the fixed text is of the same rule and at the place that was fixed. */
function isSame(fixed: Finding, fix: Fix, other: Finding): boolean {
  if (other.rule !== fixed.rule) return false;
  const place = moved(fixed.span, fix.edits);
  return other.span.start <= place.end && place.start <= other.span.end;
}

/** Where a span lies once the edits are applied; what is replaced lies in its replacement. */
function moved({ start, end }: Span, edits: readonly TextEdit[]): Span {
  let atStart = 0;
  let atEnd = 0;
  for (const { span, newText } of edits) {
    const growth = newText.length - (span.end - span.start);
    if (span.end <= start) atStart += growth;
    else if (span.start < start) atStart += span.start - start;
    if (span.end <= end) atEnd += growth;
    else if (span.start < end) atEnd += span.start + newText.length - end;
  }
  return { start: start + atStart, end: Math.max(end + atEnd, start + atStart) };
}
