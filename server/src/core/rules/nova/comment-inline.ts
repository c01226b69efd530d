import type { NovaRule } from "../../lint/rule.js";
import { liftComment } from "../../nova/edits.js";
import { valueSlip } from "../../nova/value-slip.js";

export const commentInline: NovaRule = {
  id: "nova/comment-inline",
  since: "0.1.0",
  severity: "error",
  summary: "A comment behind a value, which oslo.config reads as part of the value",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the value is another one than it looks",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    for (const entry of conf.entries) {
      const slip = valueSlip(entry);
      if (slip?.kind !== "comment") continue;
      yield {
        span: { start: slip.span.end - slip.text.length, end: slip.span.end },
        message: `oslo.config knows no comments behind a value, so '${slip.text}' is part of '${entry.name}', which it then refuses; most services stop when they start. Put the comment on a line of its own.`,
        fixes: [
          {
            title: "Move the comment above the option (Nova obeys the value after a restart)",
            safety: "safe",
            effect: "restart",
            activates: true,
            edits: liftComment(conf, entry, slip),
          },
        ],
      };
    }
  },
};
