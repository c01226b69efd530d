import { schemaOf } from "../catalog/libvirt-schema.js";
import { readDocuments, readDomains } from "../domain/read.js";
import { osNovaOptions } from "../catalog/os-nova-options.js";
import { findEmbeddings } from "../embedded/find.js";
import { hostComments } from "../embedded/host-comments.js";
import { type ConfigSet, aloneSet, readConfigSet } from "../nova/config-set.js";
import { type Deployer, inWordsOf } from "../nova/deployer.js";
import { isKollaOverride } from "../nova/kolla.js";
import { readNovaConf } from "../nova/read.js";
import { hasTemplateStatements, isInTemplated } from "../nova/templated.js";
import { parseOslo } from "../oslo/parse.js";
import { documentRules, domainRules, novaRules } from "../rules/index.js";
import { ruleIds } from "../rules/metadata.js";
import { LineIndex } from "../text/line-index.js";
import { nearest } from "../text/nearest.js";
import { withOwnLines } from "../text/lines.js";
import type { Span } from "../text/span.js";
import { parseXml } from "../xml/parse.js";
import { Template } from "../xml/template.js";
import type { XmlElement } from "../xml/tree.js";
import { withCompanionFixes } from "./companion-fixes.js";
import { limited, showsWholeGuest } from "./document-limits.js";
import { inHost } from "./embedded-rule.js";
import { domainSuppressionUnused, novaSuppressionUnused, xmlMalformed } from "./engine-rules.js";
import type { Finding, RuleFinding } from "./finding.js";
import { inOwnFile } from "./in-own-file.js";
import { metadataSuppressions } from "./metadata-suppressions.js";
import type { Language } from "./recognise.js";
import type { Rule, RuleMetadata } from "./rule.js";
import { type Settings, defaultSettings } from "./settings.js";
import { type Severity, milder } from "./severity.js";
import { SuppressionIndex } from "./suppression-index.js";
import { type Comment, type Suppression, readSuppressions } from "./suppressions.js";

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

/** True for a place of which a rule is not to speak this time. */
export type LeavesOut = (rule: string, place: Span) => boolean;

const nothing: LeavesOut = () => false;

/** Runs every rule for the language over the text. Never throws, whatever the text. */
export function lint(
  text: string,
  language: Language,
  settings: Settings = defaultSettings,
  leavesOut: LeavesOut = nothing,
): LintResult {
  const { findings, failures } = lintOnce(text, language, settings, leavesOut);
  // Errors are looked for whatever the user wants to hear of.
  const strict: Settings = { ...settings, profile: "latency", rules: {} };
  const heardAll =
    leavesOut === nothing &&
    settings.profile === strict.profile &&
    Object.keys(settings.rules).length === 0;
  const look = (changed: string): readonly Finding[] =>
    changed === text && heardAll ? findings : lintOnce(changed, language, strict, nothing).findings;
  return { findings: withCompanionFixes(text, findings, look), failures };
}

function lintOnce(
  text: string,
  language: Language,
  settings: Settings,
  leavesOut: LeavesOut,
): LintResult {
  switch (language) {
    case "libvirt-xml":
      return lintDomainXml(text, settings, leavesOut);
    case "nova-conf":
      return lintNovaConf(text, settings);
    case "nova-yaml":
      return lintNovaYaml(text, settings);
  }
}

function lintDomainXml(text: string, settings: Settings, leavesOut: LeavesOut): LintResult {
  const document = parseXml(text);
  const documents = readDocuments(document, settings.path);
  // Nobody edits what libvirt only tells.
  if (documents.length > 0 && documents.every(({ kind }) => kind === "other")) {
    return { findings: [], failures: [] };
  }
  const suppressions = [
    ...commentSuppressions(text, document.comments, startTags(document.roots)),
    ...metadataSuppressions(document),
  ];
  const run = new Run(text, settings, suppressions, leavesOut);
  for (const error of document.errors) run.report(xmlMalformed, error);
  const template = new Template(document, hasChildren);
  for (const item of documents) {
    for (const rule of documentRules) {
      run.check(rule, item, (finding) => limited(finding, rule.severity, item, template));
    }
    for (const domain of readDomains(item)) {
      const isWhole = showsWholeGuest(domain, template);
      for (const rule of domainRules) {
        if (!isWhole && rule.contextFree !== true) continue;
        run.check(rule, domain, (finding) => limited(finding, rule.severity, domain, template));
      }
    }
  }
  return run.finish(domainSuppressionUnused);
}

/** In libvirt's schema. */
function hasChildren(element: XmlElement): boolean {
  return (schemaOf(element)?.children.size ?? 0) > 0;
}

function lintNovaConf(text: string, settings: Settings): LintResult {
  const file = parseOslo(text);
  const { companions } = settings;
  const set = companions === undefined ? aloneSet(file) : readConfigSet(file, companions);
  const options = file.sections.flatMap((section) => section.options.map((option) => option.span));
  const run = new Run(text, settings, commentSuppressions(text, file.comments, options));
  // Which of the lines count is decided elsewhere.
  if (hasTemplateStatements(file)) return { findings: [], failures: [] };
  const isKolla = isKollaOverride(settings.path);
  const conf = readNovaConf(
    file,
    settings.target.nova,
    isKolla ? { ...set, complete: false } : set,
  );
  const isUnknown = isInTemplated(file);
  for (const rule of novaRules) {
    run.check(rule, conf, (finding) => {
      if (isUnknown(finding.span)) return undefined;
      const { message } = finding;
      const worded = isKolla
        ? { ...finding, message: inWordsOf("kolla-ansible", message) }
        : finding;
      return inOwnFile(conf, worded);
    });
  }
  return run.finish(novaSuppressionUnused);
}

/** Each part is judged by itself. */
function lintNovaYaml(text: string, settings: Settings): LintResult {
  const parts = findEmbeddings(text).map((embedding) => ({
    embedding,
    file: parseOslo(embedding.text),
  }));
  const options = parts.flatMap(({ embedding, file }) =>
    file.sections.flatMap((section) => section.options.map(({ span }) => embedding.toHost(span))),
  );
  const run = new Run(text, settings, commentSuppressions(text, hostComments(text), options));
  for (const { embedding, file } of parts) {
    const set = { ...aloneSet(file), ...restOf(embedding.deployer) };
    const conf = readNovaConf(file, settings.target.nova, set);
    for (const rule of novaRules) run.check(inHost(rule, embedding), conf);
  }
  return run.finish(novaSuppressionUnused);
}

/**
 * What is known of the settings beside an embedding. Ansible takes one value of a variable, so the rest is what the
 * role's template sets; the others merge several files.
 */
function restOf(deployer: Deployer): Pick<ConfigSet, "complete" | "setElsewhere"> {
  return deployer === "openstack-ansible"
    ? { complete: true, setElsewhere: osNovaOptions }
    : { complete: false };
}

/** One pass over one text: applies severities and suppressions to what the rules yield. */
class Run {
  readonly #text: string;
  readonly #settings: Settings;
  readonly #suppressions: readonly Suppression[];
  readonly #suppressionIndex: SuppressionIndex;
  readonly #leavesOut: LeavesOut;
  readonly #used = new Set<Suppression>();
  readonly #findings: Finding[] = [];
  readonly #failures: RuleFailure[] = [];

  constructor(
    text: string,
    settings: Settings,
    suppressions: readonly Suppression[],
    leavesOut: LeavesOut = () => false,
  ) {
    this.#text = text;
    this.#settings = settings;
    this.#suppressions = suppressions;
    this.#suppressionIndex = new SuppressionIndex(suppressions);
    this.#leavesOut = leavesOut;
  }

  check<Model>(
    rule: Rule<string, Model>,
    model: Model,
    located: (finding: RuleFinding) => RuleFinding | undefined = (finding) => finding,
  ): void {
    if (severityOf(rule, this.#settings) === "off") return;
    try {
      const skip = (place: Span): boolean => this.#isSilent(rule.id, place);
      for (const found of rule.check(model, this.#settings.target, skip)) {
        const finding = located(found);
        if (finding !== undefined) this.report(rule, finding);
      }
    } catch (error) {
      this.#failures.push({ rule: rule.id, error });
    }
  }

  report(rule: RuleMetadata, finding: RuleFinding): void {
    const severity = severityOf(rule, this.#settings, finding.severity);
    if (severity === "off" || this.#isSilent(rule.id, finding.span)) return;
    this.#findings.push({
      rule: rule.id,
      severity,
      span: finding.span,
      message: finding.message,
      related: finding.related ?? [],
      fixes: finding.fixes ?? [],
    });
  }

  finish(unusedRule: RuleMetadata): LintResult {
    for (const suppression of this.#suppressions) {
      if (!this.#used.has(suppression)) this.#reportUnused(unusedRule, suppression);
    }
    this.#findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    return { findings: this.#findings, failures: this.#failures };
  }

  #isSilent(rule: string, place: Span): boolean {
    if (this.#leavesOut(rule, place)) return true;
    const found = this.#suppressionIndex.at(rule, place.start);
    for (const suppression of found) this.#used.add(suppression);
    return found.length > 0;
  }

  #reportUnused(unusedRule: RuleMetadata, { place, rule, standsAlone }: Suppression): void {
    if (rule !== undefined && this.#settings.rules[rule] === "off") return;
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

/** What the user configured wins; else the profile's judgement, where a finding may be milder than its rule but not graver. */
function severityOf(
  rule: RuleMetadata,
  settings: Settings,
  ofFinding?: Severity,
): Severity | "off" {
  const configured = settings.rules[rule.id];
  if (configured !== undefined) return configured;
  const inProfile = rule.profiles?.[settings.profile];
  if (inProfile === "off") return "off";
  const own = ofFinding ?? rule.severity;
  return inProfile === undefined ? own : milder(inProfile, own);
}

/** Lines are only counted where a comment of ours is, since that costs as much as reading the text. */
function commentSuppressions(
  text: string,
  comments: readonly Comment[],
  units: Iterable<Span>,
): readonly Suppression[] {
  return comments.some((comment) => comment.text.includes("virt-latency-"))
    ? readSuppressions(comments, units, new LineIndex(text), text.length)
    : [];
}

function* startTags(roots: readonly XmlElement[]): Iterable<Span> {
  const pending = [...roots];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    yield element.startTagSpan;
    for (const child of element.children) pending.push(child);
  }
}
