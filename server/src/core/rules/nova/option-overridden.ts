import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { removeEntry } from "../../nova/edits.js";
import { takesOneValue } from "../../nova/takes-one-value.js";

export const optionOverridden: NovaRule = {
  id: "nova/option-overridden",
  since: "0.1.0",
  severity: "information",
  summary: "An option that a file read later sets otherwise, so that the value has no effect",
  references: [
    "https://docs.openstack.org/oslo.config/latest/configuration/format.html",
    "https://docs.openstack.org/oslo.config/latest/reference/locations.html",
  ],
  cost: "the value does nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target): Iterable<RuleFinding> {
    // Of several lines in this file, option-duplicate speaks.
    const last = new Map(conf.entries.map((entry) => [`${entry.group}/${entry.name}`, entry]));
    for (const entry of last.values()) {
      if (!takesOneValue(entry, target.nova)) continue;
      const { group, name } = entry.known ?? entry;
      const winner = conf.entryOf(group, name);
      // In this file, option-renamed speaks of deprecated names.
      if (winner === undefined || winner.file === conf.file) continue;
      if (winner.option.value === entry.option.value) continue;
      // Its lines may be options that were meant to stand alone.
      const isSpoilt = conf.swallowed.some((one) => one.entry === entry);
      yield {
        span: entry.option.nameSpan,
        message: `nova-compute reads another file after this one that sets '${name}' otherwise, and the last value counts: this one has no effect on it.`,
        related: [{ span: winner.option.nameSpan, message: "This is the value that counts." }],
        fixes: isSpoilt
          ? []
          : [
              {
                title: `Remove '${entry.name}' here (other services that read this file may need it)`,
                safety: "needs-care",
                effect: "live",
                edits: removeEntry(conf, entry),
              },
            ],
      };
    }
  },
};
