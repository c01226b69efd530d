import { schemaProblems } from "../../domain/schema-check.js";
import type { UnknownAttribute } from "../../domain/schema-problem.js";
import { correct, fateOfName, notKnown, oneOf } from "../../domain/schema-wording.js";
import type { DocumentRule } from "../../lint/rule.js";

export const attributeUnknown: DocumentRule = {
  id: "domain/attribute-unknown",
  since: "0.1.0",
  severity: "error",
  summary: "An attribute that libvirt does not know is dropped or refused",
  references: [
    "https://libvirt.org/formatdomain.html",
    "https://libvirt.org/manpages/virsh.html#define",
  ],
  cost: "the setting does nothing, or the guest is refused",
  evidence: "verified",
  fix: "needs-care",

  *check(document, target) {
    for (const problem of schemaProblems(document, target)) {
      if (problem.kind !== "unknown-attribute") continue;
      const { element, attribute, age, span, likely = "" } = problem;
      const unknown = notKnown(
        `attribute '${attribute.name}'`,
        `on <${element.name}>`,
        age,
        target,
      );
      yield {
        span,
        message: `${unknown}: ${fateOfName(document)}.${advice(problem)}`,
        fixes: correct(document, problem, `Rename to '${likely}'`),
      };
    }
  },
};

function advice({ age, likely, homes, allowed }: UnknownAttribute): string {
  if (age !== undefined) return "";
  if (homes.length > 0) return ` It belongs on ${oneOf(homes.map((name) => `<${name}>`))} inside.`;
  if (likely !== undefined) return ` Did you mean '${likely}'?`;
  return allowed.length > 0
    ? ` Known there: ${oneOf(allowed.map((name) => `'${name}'`))}.`
    : " It may have no attribute at all.";
}
