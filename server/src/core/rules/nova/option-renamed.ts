import { describesRelease } from "../../catalog/nova-options.js";
import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { changeOption, removeEntry } from "../../nova/edits.js";
import type { NovaEntry } from "../../nova/entry.js";

export const optionRenamed: NovaRule = {
  id: "nova/option-renamed",
  since: "0.1.0",
  severity: "information",
  gravest: "warning",
  summary: "An option under a name that Nova has deprecated",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing after an upgrade",
  evidence: "verified",
  fix: "safe",

  *check(conf, target): Iterable<RuleFinding> {
    // An older release may not have the new name, and a newer one may not read the old one.
    if (!describesRelease(target.nova)) return;
    for (const entry of conf.entries) {
      const { known } = entry;
      if (known?.isCertain !== true || !isAlias(entry)) continue;
      const { group, name } = known;
      const deciding = conf.entryOf(group, name);
      if (deciding !== undefined && !isAlias(deciding)) {
        yield {
          span: entry.option.nameSpan,
          severity: "warning",
          message: `'${entry.name}' is the deprecated name of [${group}] ${name}, which the file sets as well and which counts: the line has no effect.`,
          related: [{ span: deciding.option.nameSpan, message: "This is what counts." }],
          fixes: [
            {
              title: `Remove '${entry.name}'`,
              safety: "safe",
              effect: "live",
              edits: removeEntry(conf, entry),
            },
          ],
        };
        continue;
      }
      const all = conf.entries.filter((one) => one.known === known);
      // With several lines, one after the other would change which of them counts.
      const edits = all.length === 1 ? changeOption(conf, entry, known) : undefined;
      yield {
        span: entry.option.nameSpan,
        message: `'${entry.name}' in [${entry.group}] is a deprecated name: Nova still reads it, with a warning in its log, and a later release will not. Use [${group}] ${name}.`,
        fixes:
          edits === undefined
            ? []
            : [{ title: `Use [${group}] ${name}`, safety: "safe", effect: "live", edits }],
      };
    }
  },
};

function isAlias({ group, name, known }: NovaEntry): boolean {
  return known !== undefined && (known.group !== group || known.name !== name);
}
