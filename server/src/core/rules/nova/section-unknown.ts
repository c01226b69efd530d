import { describesRelease } from "../../catalog/nova-options.js";
import type { NovaRule } from "../../lint/rule.js";

export const sectionUnknown: NovaRule = {
  id: "nova/section-unknown",
  since: "0.1.0",
  severity: "warning",
  summary: "A section that Nova does not read because of how its name is written",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the settings do nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target) {
    if (!describesRelease(target.nova)) return;
    for (const { section, meant } of conf.misnamed) {
      yield {
        span: section.nameSpan,
        message: `Nova has no section [${section.name}], so it ignores everything below without a word. ${explanation(section.name, meant)}`,
        fixes: [
          {
            title: `Change it to [${meant}] (Nova obeys what stands below after a restart)`,
            safety: "needs-care",
            effect: "restart",
            activates: true,
            edits: [{ span: section.nameSpan, newText: meant }],
          },
        ],
      };
    }
  },
};

function explanation(name: string, meant: string): string {
  if (meant === "DEFAULT" && name.toUpperCase() === meant) {
    return "[DEFAULT] is the one section whose name must be in upper case.";
  }
  if (name.trim() !== name) return `White space within the brackets counts: write [${meant}].`;
  return `Did you mean [${meant}]?`;
}
