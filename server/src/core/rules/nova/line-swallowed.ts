import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { releaseLines } from "../../nova/edits.js";
import type { SwallowedLine } from "../../nova/nova-conf.js";

export const lineSwallowed: NovaRule = {
  id: "nova/line-swallowed",
  since: "0.1.0",
  severity: "warning",
  summary: "An indented line that becomes part of the value above it",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "two options are lost",
  evidence: "verified",
  fix: "needs-care",

  *check(conf): Iterable<RuleFinding> {
    for (const swallowed of conf.swallowed) {
      const [first, ...others] = swallowed.lines;
      const { name, group } = swallowed.entry;
      const edits = releaseLines(conf, swallowed);
      yield {
        span: first.line.span,
        message: `${subject(first)} is indented, so oslo.config adds it to the value of '${name}' above. ${consequence(first, name, group)} Start the line in the first column.`,
        related: others.map((other) => ({
          span: other.line.span,
          message: `${subject(other)} is part of the value of '${name}' too.`,
        })),
        fixes:
          edits === undefined
            ? []
            : [
                {
                  title: `Take ${others.length === 0 ? "the line" : "the lines"} out of the value of '${name}' (Nova obeys what stands there after a restart)`,
                  safety: "needs-care",
                  effect: "restart",
                  activates: true,
                  edits,
                },
              ],
      };
    }
  },
};

function subject({ kind, what }: SwallowedLine): string {
  if (kind === "comment") return "The comment";
  return kind === "option" ? `The option '${what}'` : `The section ${what}`;
}

function consequence({ kind, what }: SwallowedLine, name: string, group: string): string {
  if (kind === "option")
    return `Nova never sees '${what}', and '${name}' has a value that nobody meant.`;
  if (kind === "section") return `The options below it are still those of [${group}].`;
  return `'${name}' has a value that nobody meant.`;
}
