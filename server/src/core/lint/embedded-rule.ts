import type { Embedding } from "../embedded/embedding.js";
import { inWordsOf, readsItself } from "../nova/deployer.js";
import type { NovaConf } from "../nova/nova-conf.js";
import { isInTemplated } from "../nova/templated.js";
import type { Fix, RuleFinding } from "./finding.js";
import type { NovaRule } from "./rule.js";

/**
 * A rule that judges embedded settings and speaks of their host. A fix that the host cannot take exactly is left out;
 * the finding stays.
 */
export function inHost(rule: NovaRule, embedding: Embedding): NovaRule {
  return {
    ...rule,
    *check(conf, target, skip): Iterable<RuleFinding> {
      const isUnknown = isInTemplated(conf.file);
      for (const finding of rule.check(conf, target, (place) => skip(embedding.toHost(place)))) {
        const isHosts = isReadByHost(conf, finding, embedding);
        if (!isHosts && !isUnknown(finding.span)) yield hostFinding(finding, embedding);
      }
    },
  };
}

/** Whether a finding is about the name of an option that the deployer reads as well. */
function isReadByHost(
  { entries }: NovaConf,
  { span }: RuleFinding,
  { deployer }: Embedding,
): boolean {
  const entry = entries.find(({ option }) => option.nameSpan.start === span.start);
  return entry !== undefined && readsItself(deployer, entry.group, entry.name);
}

function hostFinding(finding: RuleFinding, embedding: Embedding): RuleFinding {
  const { span, message, related, fixes } = finding;
  return {
    ...finding,
    span: embedding.toHost(span),
    message: inWordsOf(embedding.deployer, message),
    ...(related && {
      related: related.map((place) => ({ ...place, span: embedding.toHost(place.span) })),
    }),
    ...(fixes && { fixes: fixes.flatMap((fix) => hostFix(fix, embedding)) }),
  };
}

function hostFix(fix: Fix, embedding: Embedding): Fix[] {
  const edits = embedding.toHostEdits(fix.edits);
  return edits === undefined || edits.length === 0 ? [] : [{ ...fix, edits }];
}
