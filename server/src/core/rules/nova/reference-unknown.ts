import { describesRelease } from "../../catalog/nova-options.js";
import type { Fix, RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { type BrokenReference, brokenReferences } from "../../nova/references.js";

export const referenceUnknown: NovaRule = {
  id: "nova/reference-unknown",
  since: "0.1.0",
  severity: "error",
  summary: "A `$name` in a value for which there is no option",
  references: ["https://docs.openstack.org/oslo.config/latest/configuration/format.html"],
  cost: "the service may not start",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target): Iterable<RuleFinding> {
    if (!describesRelease(target.nova)) return;
    for (const entry of conf.entries) {
      for (const reference of brokenReferences(entry, conf.entries, target.nova)) {
        yield {
          span: reference.span,
          message: `oslo.config takes ${reference.text} for another option's value and finds none of that name, so reading '${entry.name}' fails, in most services when they start. ${reference.braced === undefined ? "Write $$ for a plain $, or correct the name." : `A dot is part of a name here: write ${reference.braced}.`}`,
          fixes: [fixOf(reference)],
        };
      }
    }
  },
};

function fixOf({ span, text, braced }: BrokenReference): Fix {
  return braced === undefined
    ? {
        title: `Write $${text} for the text ${text} itself`,
        safety: "needs-care",
        effect: "restart",
        edits: [{ span: { start: span.start, end: span.start }, newText: "$" }],
      }
    : {
        title: `Write ${braced}`,
        safety: "needs-care",
        effect: "restart",
        edits: [{ span, newText: braced }],
      };
}
