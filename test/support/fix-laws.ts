import { applyRecipe, deviceNameAt } from "../../server/src/core/lint/apply-recipe.js";
import { type Finding, type Safety } from "../../server/src/core/lint/finding.js";
import { findingKeys } from "../../server/src/core/lint/finding-key.js";
import { fixAll } from "../../server/src/core/lint/fix-all.js";
import { lint } from "../../server/src/core/lint/lint.js";
import { recipes } from "../../server/src/core/lint/recipes.js";
import type { Language } from "../../server/src/core/lint/recognise.js";
import { type Settings, defaultSettings } from "../../server/src/core/lint/settings.js";
import { type TextEdit, applyEdits } from "../../server/src/core/text/span.js";
import { neverOffered } from "./never-offered.js";

/**
 * What is wrong with the fixes and recipes that a text is offered, one line for each; nothing when all is well. After
 * any of them the rule has less to say at that place, no error is new, a second time changes nothing, and nothing has
 * happened that must never happen.
 */
export function brokenFixLaws(
  text: string,
  language: Language,
  settings: Settings = defaultSettings,
): string[] {
  const findings = look(text, language, settings);
  return [
    ...findings.flatMap((finding) => ofFixes(text, language, settings, findings, finding)),
    ...ofWholes(text, language, settings, findings),
  ];
}

/** Until then nothing in the file was read, so there was nothing that could be wrong. */
const opensFile = ["nova/parse-error"];

function ofFixes(
  text: string,
  language: Language,
  settings: Settings,
  findings: readonly Finding[],
  finding: Finding,
): string[] {
  const { rule } = finding;
  const { element } = findingKeys(text, language)(finding);
  return finding.fixes.flatMap((fix) => {
    // Edits of other files belong to it, which are not here.
    if (fix.elsewhere !== undefined) return [];
    const after = applyEdits(text, fix.edits);
    const now = look(after, language, settings);
    const problems = [
      ...neverOffered(text, after, language),
      ...(opensFile.includes(rule) ? [] : newErrors(findings, now)),
      ...(after === text ? ["changes nothing"] : []),
    ];
    const place = movedBy(fix.edits, finding.span.start);
    // The next one of its kind may have moved up to the same place.
    const ofKind = (all: readonly Finding[]): number =>
      all.filter((other) => other.rule === rule && other.message === finding.message).length;
    const isLess = ofKind(now) < ofKind(findings);
    const same = now.filter(
      (other) =>
        other.rule === rule &&
        other.span.start === place &&
        findingKeys(after, language)(other).element === element,
    );
    if (!isLess && same.some(({ message }) => message === finding.message)) {
      problems.push("leaves the finding as it is");
    }
    if (!isLess && same.some(({ fixes }) => fixes.some(({ title }) => title === fix.title))) {
      problems.push("is offered again");
    }
    return problems.map((problem) => `${rule}: ${fix.title}: ${problem}`);
  });
}

function ofWholes(
  text: string,
  language: Language,
  settings: Settings,
  findings: readonly Finding[],
): string[] {
  const safeties: readonly (readonly Safety[])[] = [["safe"], ["safe", "needs-care"]];
  const wholes = safeties.map((some) => ({
    name: `fix all ${some.join(" and ")}`,
    apply: (current: string) => fixAll(current, language, settings, { safeties: some }).text,
  }));
  if (language === "libvirt-xml") {
    const devices = new Set(findings.map(({ span }) => deviceNameAt(text, span.start)));
    for (const recipe of recipes) {
      for (const device of recipe.scope === "device" ? devices : [undefined]) {
        wholes.push({
          name: `recipe ${recipe.name}${device === undefined ? "" : ` for ${device}`}`,
          apply: (current) => applyRecipe(current, recipe, settings, device).text,
        });
      }
    }
  }
  return wholes.flatMap(({ name, apply }) => {
    const after = apply(text);
    if (after === text) return [];
    return [
      ...neverOffered(text, after, language),
      ...newErrors(findings, look(after, language, settings)),
      ...(apply(after) === after ? [] : ["changes something the second time"]),
    ].map((problem) => `${name}: ${problem}`);
  });
}

function newErrors(before: readonly Finding[], after: readonly Finding[]): string[] {
  const errors = (all: readonly Finding[], id: string): number =>
    all.filter(({ rule, severity }) => rule === id && severity === "error").length;
  const rules = new Set(after.map(({ rule }) => rule));
  return [...rules]
    .filter((rule) => errors(after, rule) > errors(before, rule))
    .map((rule) => `causes ${rule}`);
}

/** Where the text at an offset is after the edits; the start of what replaced it, where it was replaced. */
function movedBy(edits: readonly TextEdit[], offset: number): number {
  let moved = offset;
  for (const { span, newText } of edits) {
    if (span.end <= offset) moved += newText.length - (span.end - span.start);
    else if (span.start < offset) moved -= offset - span.start;
  }
  return moved;
}

function look(text: string, language: Language, settings: Settings): readonly Finding[] {
  return lint(text, language, settings).findings;
}
