import { removalOf } from "../../catalog/nova-options.js";
import { releaseInWords, sinceRelease } from "../../catalog/nova-release.js";
import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { removeEntry } from "../../nova/edits.js";

export const optionTooNew: NovaRule = {
  id: "nova/option-too-new",
  since: "0.1.0",
  severity: "warning",
  summary: "An option that the target release of Nova does not have yet",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "safe",

  *check(conf, target): Iterable<RuleFinding> {
    for (const [entry, placement] of conf.misread) {
      if (placement.kind !== "too-new") continue;
      const gone = removalOf(entry.group, entry.name);
      yield {
        span: entry.option.nameSpan,
        message: `Nova has '${entry.name}' in [${entry.group}] ${sinceRelease(placement.since)}; your target is ${releaseInWords(target.nova)}, which ignores the line without a word.${gone === undefined ? "" : ` It is gone again ${sinceRelease(gone.release)}.`}`,
        fixes: [
          {
            title: `Remove '${entry.name}'`,
            safety: "safe",
            effect: "live",
            edits: removeEntry(conf, entry),
          },
        ],
      };
    }
  },
};
