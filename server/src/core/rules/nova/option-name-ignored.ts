import { describesRelease } from "../../catalog/nova-options.js";
import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { renameEntry } from "../../nova/edits.js";

export const optionNameIgnored: NovaRule = {
  id: "nova/option-name-ignored",
  since: "0.1.0",
  severity: "warning",
  summary: "An option with hyphens or in another case, which oslo.config does not find",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target): Iterable<RuleFinding> {
    if (!describesRelease(target.nova)) return;
    for (const [entry, placement] of conf.misread) {
      if (placement.kind !== "misspelt") continue;
      const { meant } = placement;
      const taken = conf.entryOf(entry.group, meant) !== undefined;
      yield {
        span: entry.option.nameSpan,
        message: `oslo.config looks for '${meant}', with underscores and in lower case, so Nova ignores '${entry.name}' without a word.${taken ? ` The file sets '${meant}' as well, and that is what counts.` : ""}`,
        fixes: taken
          ? []
          : [
              {
                title: `Change it to '${meant}' (Nova obeys it after a restart)`,
                safety: "needs-care",
                effect: "restart",
                activates: true,
                edits: renameEntry(entry, meant),
              },
            ],
      };
    }
  },
};
