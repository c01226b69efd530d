import { type NovaRemoval, sectionRemovalOf } from "../../catalog/nova-options.js";
import { sinceRelease } from "../../catalog/nova-release.js";
import type { Fix, RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { changeOption, removeEntry } from "../../nova/edits.js";
import type { NovaEntry } from "../../nova/entry.js";
import type { NovaConf } from "../../nova/nova-conf.js";

export const optionRemoved: NovaRule = {
  id: "nova/option-removed",
  since: "0.1.0",
  severity: "warning",
  summary: "An option that Nova no longer reads",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "safe",

  *check(conf, target): Iterable<RuleFinding> {
    for (const [entry, placement] of conf.misread) {
      if (placement.kind !== "removed") continue;
      // nova/section-removed speaks of all its options at once.
      if (sectionRemovalOf(entry.group, target.nova) !== undefined) continue;
      const { successor } = placement.removal;
      const rival = successor && conf.entryOf(successor.group, successor.name);
      yield {
        span: entry.option.nameSpan,
        message: `Nova ${sinceRelease(placement.removal.release)} does not read '${entry.name}' in [${entry.group}], so the line has no effect.${successor === undefined ? "" : ` What it reads is [${successor.group}] ${successor.name}${rival === undefined ? "" : ", which the file sets as well"}.`}`,
        fixes: [
          ...(rival === undefined && successor !== undefined
            ? replacement(conf, entry, successor)
            : []),
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

function replacement(
  conf: NovaConf,
  entry: NovaEntry,
  successor: NonNullable<NovaRemoval["successor"]>,
): Fix[] {
  const edits = changeOption(conf, entry, successor);
  if (edits === undefined) return [];
  return [
    {
      title: `Set [${successor.group}] ${successor.name} instead (Nova obeys it after a restart)`,
      safety: "needs-care",
      effect: "restart",
      activates: true,
      edits,
    },
  ];
}
