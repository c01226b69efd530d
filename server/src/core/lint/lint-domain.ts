import { schemaOf } from "../catalog/libvirt-schema.js";
import { readDocuments, readDomains } from "../domain/read.js";
import { documentRules, domainRules } from "../rules/index.js";
import type { Span } from "../text/span.js";
import { parseXml } from "../xml/parse.js";
import { Template } from "../xml/template.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";
import { limited, showsWholeGuest } from "./document-limits.js";
import { domainSuppressionUnused, xmlMalformed } from "./engine-rules.js";
import { metadataSuppressions } from "./metadata-suppressions.js";
import type { DocumentRule, DomainRule } from "./rule.js";
import { type LintResult, type Look, Run } from "./run.js";
import { commentSuppressions } from "./suppressions.js";

/** Runs the rules of libvirt's documents over every one that is in the text. */
export function lintDomainXml(text: string, look: Look): LintResult {
  const document = parseXml(text);
  const documents = readDocuments(document, look.settings);
  // Nobody edits what libvirt only tells.
  if (documents.length > 0 && documents.every(({ kind }) => kind === "other")) {
    return { findings: [], failures: [] };
  }
  const suppressions = [
    ...commentSuppressions(text, document.comments, startTags(document.roots)),
    ...metadataSuppressions(document),
  ];
  const run = new Run(text, look, suppressions);
  const template = new Template(document, hasChildren);
  const errors = document.errors.filter((error) => !template.mayBePaired(error));
  for (const error of errors) run.report(xmlMalformed, error);
  // Which elements are inside of which, only the template's program knows.
  if (errors.length < document.errors.length) return run.finish(undefined);
  for (const item of documents) {
    for (const rule of documentRules) {
      if (!mayReport(rule, document)) continue;
      run.check(rule, item, (finding) => limited(finding, rule.severity, item, template));
    }
    for (const domain of readDomains(item)) {
      const isWhole = showsWholeGuest(domain, template);
      for (const rule of domainRules) {
        if (!mayReport(rule, document) || (!isWhole && rule.contextFree !== true)) continue;
        run.check(rule, domain, (finding) => limited(finding, rule.severity, domain, template));
      }
    }
  }
  return run.finish(domainSuppressionUnused);
}

/** Starting a hundred rules for nothing takes longer than all that is found in a file. */
function mayReport({ about }: DomainRule | DocumentRule, { names }: XmlDocument): boolean {
  return about === undefined || about.some((name) => names.has(name));
}

/** In libvirt's schema. */
function hasChildren(element: XmlElement): boolean {
  return (schemaOf(element)?.children.size ?? 0) > 0;
}

function* startTags(roots: readonly XmlElement[]): Iterable<Span> {
  const pending = [...roots];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    yield element.startTagSpan;
    for (const child of element.children) pending.push(child);
  }
}
