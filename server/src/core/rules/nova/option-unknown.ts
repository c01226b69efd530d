import { releaseInWords } from "../../catalog/nova-release.js";
import { describesRelease } from "../../catalog/nova-options.js";
import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { renameEntry } from "../../nova/edits.js";

export const optionUnknown: NovaRule = {
  id: "nova/option-unknown",
  since: "0.1.0",
  severity: "warning",
  summary: "An option that Nova does not have, so that it ignores the line",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target): Iterable<RuleFinding> {
    if (!describesRelease(target.nova)) return;
    for (const [entry, placement] of conf.misread) {
      if (placement.kind !== "unknown") continue;
      const { group, name, option } = entry;
      const { meant, namesake } = placement;
      const taken = meant !== undefined && conf.entryOf(group, meant) !== undefined;
      yield {
        span: option.nameSpan,
        message: `${releaseInWords(target.nova)} has no option '${name}' in [${group}], so it ignores the line without a word.${hint(meant, taken, namesake)}`,
        fixes:
          meant === undefined || taken
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

function hint(meant: string | undefined, taken: boolean, namesake: string | undefined): string {
  if (meant === undefined) {
    return namesake === undefined ? "" : ` [${namesake}] has one of that name.`;
  }
  return taken
    ? ` '${meant}', which the file sets as well, is the option that counts.`
    : ` Did you mean '${meant}'?`;
}
