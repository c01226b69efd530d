import { sectionRemovalOf } from "../../catalog/nova-options.js";
import { sinceRelease } from "../../catalog/nova-release.js";
import type { NovaRule } from "../../lint/rule.js";
import { removeSection } from "../../oslo/edits.js";

export const sectionRemoved: NovaRule = {
  id: "nova/section-removed",
  since: "0.1.0",
  severity: "warning",
  summary: "A section that Nova no longer reads",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the settings do nothing",
  evidence: "verified",
  fix: "safe",

  *check(conf, target) {
    for (const section of conf.file.sections) {
      const release = sectionRemovalOf(section.name, target.nova);
      if (release === undefined || !section.intact) continue;
      const count = section.options.length;
      yield {
        span: section.nameSpan,
        message: `Nova does not read [${section.name}] ${sinceRelease(release)}${count === 0 ? "." : `, so the ${count === 1 ? "option below has" : `${count.toString()} options below have`} no effect.`}`,
        fixes:
          conf.errors.length > 0
            ? []
            : [
                {
                  title: `Remove [${section.name}] with its options`,
                  safety: "safe",
                  effect: "live",
                  edits: removeSection(conf.file, section),
                },
              ],
      };
    }
  },
};
