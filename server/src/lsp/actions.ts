import { fixAll } from "../core/lint/fix-all.js";
import type { Finding } from "../core/lint/finding.js";
import { type SuppressionEdits, suppressionEdits } from "../core/lint/suppression-edit.js";
import type { FileEdits } from "../core/text/named-text.js";
import type { Span, TextEdit } from "../core/text/span.js";
import type { Analysis } from "./analyses.js";
import type { EditedConfiguration } from "./configuration-actions.js";
import { minimalEdits } from "./minimal-edits.js";

/** Something the user can have done to a document, as plain data. */
export type Action =
  | {
      readonly kind: "fix";
      readonly title: string;
      readonly finding: Finding;
      readonly edits: readonly TextEdit[];
      /** Edits of other files that belong to it. */
      readonly elsewhere: readonly FileEdits[];
      /** What "fix this" means when the user does not choose. */
      readonly preferred: boolean;
    }
  | { readonly kind: "fix-all"; readonly title: string; readonly edits: readonly TextEdit[] }
  | {
      /** More than a fix: the editor shows the changes and asks before it makes them. */
      readonly kind: "recipe";
      readonly title: string;
      /** How safe it is and when it takes effect. */
      readonly description: string;
      readonly edits: readonly TextEdit[];
    }
  | {
      /** Switches a rule off in the configuration. */
      readonly kind: "configure";
      readonly title: string;
      readonly finding: Finding;
      readonly file: EditedConfiguration;
      readonly edits: readonly TextEdit[];
    }
  | { readonly kind: "explain"; readonly title: string; readonly finding: Finding };

/** What is reported in `range`, a cursor included. */
export function touchedBy({ findings }: Analysis, range: Span): readonly Finding[] {
  return findings.filter(({ span }) => span.start <= range.end && range.start <= span.end);
}

/** Offers that are made elsewhere and stand among the quick fixes. */
export interface FurtherOffers {
  /** Every safe fix of the document. */
  readonly everything: () => readonly Action[];
  /** What silences in the configuration. */
  readonly configure: readonly Action[];
}

/** Offers for findings: mend them, mend all of their rule, mend everything, explain them, silence them. */
export function quickFixes(
  analysis: Analysis,
  touched: readonly Finding[],
  { everything, configure }: FurtherOffers,
): readonly Action[] {
  const rules = [...new Set(touched.map(({ rule }) => rule))];
  return [
    ...touched.flatMap(fixes),
    ...rules.flatMap((rule) => fixAllOf(analysis, rule)),
    ...(isMoreThan(analysis, touched) ? everything() : []),
    // First what it is, where nothing mends it: who presses Enter must not silence what was never read.
    ...rules.flatMap((rule) => explain(touched, rule)),
    ...silence(analysis, touched),
    ...configure,
  ];
}

/** Whether something here can be mended safely, and something of another rule elsewhere too. */
function isMoreThan({ findings }: Analysis, touched: readonly Finding[]): boolean {
  const rules = touched.filter(isMendable).map(({ rule }) => rule);
  return (
    rules.length > 0 &&
    findings.some((finding) => isMendable(finding) && !rules.includes(finding.rule))
  );
}

function isMendable({ fixes: offered }: Finding): boolean {
  return offered.some(({ safety }) => safety === "safe");
}

/** Every safe fix of the document in one action; none when there is nothing to mend. */
export function fixEverything(analysis: Analysis): readonly Action[] {
  return fixAllAction(analysis, "Fix everything that is safe to fix", {});
}

function fixes(finding: Finding): readonly Action[] {
  const firstSafe = finding.fixes.findIndex(({ safety }) => safety === "safe");
  return finding.fixes.map(({ title, edits, elsewhere = [] }, index) => ({
    kind: "fix",
    title,
    finding,
    edits,
    elsewhere,
    preferred: index === firstSafe,
  }));
}

/** One action for all findings of a rule, where there is more than one that can be mended safely. */
function fixAllOf({ findings, ...analysis }: Analysis, rule: string): readonly Action[] {
  const mendable = findings.filter((finding) => finding.rule === rule && isMendable(finding));
  if (mendable.length < 2) return [];
  return fixAllAction({ findings, ...analysis }, `Fix all ${rule}`, { rule });
}

function fixAllAction(
  { text, language, settings }: Analysis,
  title: string,
  which: { readonly rule?: string },
): readonly Action[] {
  const fixed = fixAll(text, language, settings, { safeties: ["safe"], ...which });
  if (fixed.text === text) return [];
  return [{ kind: "fix-all", title, edits: minimalEdits(text, fixed.text) }];
}

function silence({ text, language }: Analysis, findings: readonly Finding[]): readonly Action[] {
  if (findings.length === 0) return [];
  const editsFor = suppressionEdits(text, language);
  return findings.flatMap((finding) =>
    silenceOne(finding, editsFor(finding.rule, finding.span.start)),
  );
}

function silenceOne(finding: Finding, edits: SuppressionEdits): readonly Action[] {
  const { rule } = finding;
  const offer = (title: string, edit: TextEdit | undefined): readonly Action[] =>
    edit === undefined
      ? []
      : [{ kind: "fix", title, finding, edits: [edit], elsewhere: [], preferred: false }];
  return [
    ...offer(`Disable ${rule} for this line`, edits.line),
    ...offer(`Disable ${rule} for this file`, edits.file),
    ...offer(`Disable ${rule} in the metadata, which libvirt keeps`, edits.metadata),
  ];
}

function explain(touched: readonly Finding[], rule: string): readonly Action[] {
  const finding = touched.find((candidate) => candidate.rule === rule);
  return finding === undefined ? [] : [{ kind: "explain", title: `Explain ${rule}`, finding }];
}
