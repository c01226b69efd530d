import { describesRelease } from "../../catalog/nova-options.js";
import type { Fix, RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { moveEntry, removeEntry } from "../../nova/edits.js";
import type { NovaEntry } from "../../nova/entry.js";
import type { NovaConf } from "../../nova/nova-conf.js";

export const optionMisplaced: NovaRule = {
  id: "nova/option-misplaced",
  since: "0.1.0",
  severity: "warning",
  summary: "An option in a section where Nova does not look for it",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target): Iterable<RuleFinding> {
    if (!describesRelease(target.nova)) return;
    for (const [entry, placement] of conf.misread) {
      if (placement.kind !== "misplaced") continue;
      const { group, name, option } = entry;
      const home = placement.group;
      const rival = conf.entryOf(home, name);
      yield {
        span: option.nameSpan,
        message: `'${name}' is an option of [${home}], so in [${group}] Nova ignores it without a word.${rival === undefined ? "" : ` [${home}] sets it as well, and that is what counts.`}`,
        related:
          rival === undefined
            ? []
            : [{ span: rival.option.nameSpan, message: `[${home}] sets '${name}' here.` }],
        fixes: [rival === undefined ? move(conf, entry, home) : remove(conf, entry, home)],
      };
    }
  },
};

function move(conf: NovaConf, entry: NovaEntry, home: string): Fix {
  return {
    title: `Move '${entry.name}' to [${home}] (Nova obeys it after a restart)`,
    safety: "needs-care",
    effect: "restart",
    activates: true,
    edits: moveEntry(conf, entry, home),
  };
}

function remove(conf: NovaConf, entry: NovaEntry, home: string): Fix {
  return {
    title: `Remove '${entry.name}' here (check that [${home}] has the value you want)`,
    safety: "needs-care",
    effect: "restart",
    edits: removeEntry(conf, entry),
  };
}
