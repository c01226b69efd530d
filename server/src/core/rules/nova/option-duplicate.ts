import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { removeEntry } from "../../nova/edits.js";
import { takesOneValue } from "../../nova/takes-one-value.js";

export const optionDuplicate: NovaRule = {
  id: "nova/option-duplicate",
  since: "0.1.0",
  severity: "warning",
  summary: "An option is set twice, and only the last value counts",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the first value does nothing",
  evidence: "verified",
  fix: "safe",

  *check(conf, target): Iterable<RuleFinding> {
    const last = new Map(conf.entries.map((entry) => [`${entry.group}/${entry.name}`, entry]));
    for (const entry of conf.entries) {
      const winner = last.get(`${entry.group}/${entry.name}`);
      if (winner === undefined || winner === entry || !takesOneValue(entry, target.nova)) continue;
      // Its lines may be options that were meant to stand alone.
      const isSpoilt = conf.swallowed.some((one) => one.entry === entry);
      yield {
        span: entry.option.nameSpan,
        message: `'${entry.name}' is set again further down in [${entry.group}], and the last value counts: this one has no effect.`,
        related: [{ span: winner.option.nameSpan, message: "This is the value that counts." }],
        fixes: isSpoilt
          ? []
          : [
              {
                title: `Remove this '${entry.name}'`,
                safety: "safe",
                effect: "live",
                edits: removeEntry(conf, entry),
              },
            ],
      };
    }
  },
};
