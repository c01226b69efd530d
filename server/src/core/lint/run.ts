import { ruleIds } from "../rules/ids.js";
import { withOwnLines } from "../text/lines.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import type { Finding, RuleFinding } from "./finding.js";
import type { Rule, RuleMetadata } from "./rule.js";
import { severityOf } from "./rule-severity.js";
import type { Settings } from "./settings.js";
import { SuppressionIndex } from "./suppression-index.js";
import type { Suppression } from "./suppressions.js";

export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** Rules that threw: defects of ours, which cost nothing but that rule's findings. The host logs them. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

/** How one text is looked at. */
export interface Look {
  readonly settings: Settings;
  /** Leaves out whatever cannot become an error, which is most of it. */
  readonly onlyErrors?: true;
  readonly leavesOut?: LeavesOut;
}

/** True for a place of which a rule is not to speak this time. */
export type LeavesOut = (rule: string, place: Span) => boolean;

/** One pass over one text: applies severities and suppressions to what the rules yield. */
export class Run {
  readonly #text: string;
  readonly #look: Look;
  readonly #suppressions: readonly Suppression[];
  readonly #suppressionIndex: SuppressionIndex;
  readonly #used = new Set<Suppression>();
  readonly #findings: Finding[] = [];
  readonly #failures: RuleFailure[] = [];

  constructor(text: string, look: Look, suppressions: readonly Suppression[]) {
    this.#text = text;
    this.#look = look;
    this.#suppressions = suppressions;
    this.#suppressionIndex = new SuppressionIndex(suppressions);
  }

  check<Model>(
    rule: Rule<string, Model>,
    model: Model,
    located: (finding: RuleFinding) => RuleFinding | undefined = (finding) => finding,
  ): void {
    if (!this.#isHeard(rule)) return;
    try {
      const skip = (place: Span): boolean => this.#isSilent(rule.id, place);
      for (const found of rule.check(model, this.#look.settings.target, skip)) {
        const finding = located(found);
        if (finding !== undefined) this.report(rule, finding);
      }
    } catch (error) {
      this.#failures.push({ rule: rule.id, error });
    }
  }

  report(rule: RuleMetadata, finding: RuleFinding): void {
    const severity = severityOf(rule, this.#look.settings, finding.severity);
    if (severity === "off" || (this.#look.onlyErrors === true && severity !== "error")) return;
    if (this.#isSilent(rule.id, finding.span)) return;
    this.#findings.push({
      rule: rule.id,
      severity,
      span: finding.span,
      message: finding.message,
      related: finding.related ?? [],
      fixes: finding.fixes ?? [],
    });
  }

  /** `unusedRule` reports suppressions that were of no use; nothing does where not every rule has run. */
  finish(unusedRule: RuleMetadata | undefined): LintResult {
    for (const suppression of this.#look.onlyErrors === true ? [] : this.#suppressions) {
      if (unusedRule !== undefined && !this.#used.has(suppression)) {
        this.#reportUnused(unusedRule, suppression);
      }
    }
    this.#findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return { findings: this.#findings, failures: this.#failures };
  }

  #isHeard(rule: RuleMetadata): boolean {
    if (this.#look.onlyErrors === true && (rule.gravest ?? rule.severity) !== "error") return false;
    return severityOf(rule, this.#look.settings) !== "off";
  }

  #isSilent(rule: string, place: Span): boolean {
    if (this.#look.leavesOut?.(rule, place) === true) return true;
    const found = this.#suppressionIndex.at(rule, place.start);
    for (const suppression of found) this.#used.add(suppression);
    return found.length > 0;
  }

  #reportUnused(unusedRule: RuleMetadata, { place, rule, standsAlone }: Suppression): void {
    if (rule !== undefined && this.#look.settings.rules[rule] === "off") return;
    this.report(unusedRule, {
      span: place,
      message: unusedMessage(rule),
      fixes: standsAlone
        ? [
            {
              title: "Remove what switches nothing off",
              safety: "safe",
              effect: "live",
              edits: [{ span: withOwnLines(this.#text, place), newText: "" }],
            },
          ]
        : [],
    });
  }
}

function unusedMessage(rule: string | undefined): string {
  if (rule === undefined) return "No rule reports anything that this could switch off.";
  if (ruleIds.includes(rule)) {
    return `\`${rule}\` reports nothing here, so switching it off has no effect.`;
  }
  const suggestion = nearest(rule, ruleIds);
  const hint = suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
  return `There is no rule \`${rule}\`.${hint}`;
}
