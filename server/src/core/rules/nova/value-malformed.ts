import type { NovaRule } from "../../lint/rule.js";
import { type ValueSlip, valueSlip } from "../../nova/value-slip.js";

export const valueMalformed: NovaRule = {
  id: "nova/value-malformed",
  since: "0.1.0",
  severity: "warning",
  summary: "A second `=` or half a pair of quotes in a value",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the value is another one than it looks",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    for (const entry of conf.entries) {
      const slip = valueSlip(entry);
      if (slip === undefined || slip.kind === "comment") continue;
      const { value } = entry.option;
      const isAll = slip.span.end - slip.span.start === value.length;
      yield {
        span: slip.span,
        message: `${explanation(slip)}: the value of '${entry.name}' is \`${value}\`. ${isAll ? "Write the value that is meant, or remove the line." : "Take it out."}`,
        fixes: isAll
          ? []
          : [
              {
                title: `Remove the ${slip.text} (Nova sees the rest after a restart)`,
                safety: "needs-care",
                effect: "restart",
                activates: true,
                edits: [{ span: slip.span, newText: "" }],
              },
            ],
      };
    }
  },
};

function explanation({ kind, text }: ValueSlip): string {
  return kind === "equals"
    ? "Only the first = separates name and value, and there is a second one"
    : `The quote ${text} has no partner, so oslo.config keeps it`;
}
