import { schemaProblems } from "../../domain/schema-check.js";
import type { UnknownElement } from "../../domain/schema-problem.js";
import { correct, fateOfName, notKnown, oneOf } from "../../domain/schema-wording.js";
import type { DocumentRule } from "../../lint/rule.js";

export const elementUnknown: DocumentRule = {
  id: "domain/element-unknown",
  since: "0.1.0",
  severity: "error",
  summary: "An element that libvirt does not know is dropped or refused",
  references: [
    "https://libvirt.org/formatdomain.html",
    "https://libvirt.org/manpages/virsh.html#define",
  ],
  cost: "the setting does nothing, or the guest is refused",
  evidence: "verified",
  fix: "needs-care",

  *check(document, target) {
    for (const problem of schemaProblems(document, target)) {
      if (problem.kind !== "unknown-element" || isNewMapping(problem)) continue;
      const { element, parent, age, span, likely = "" } = problem;
      const unknown = notKnown(`<${element.name}>`, `in <${parent.name}>`, age, target);
      yield {
        span,
        message: `${unknown}: ${fateOfName(document)}.${advice(problem)}`,
        fixes: correct(document, problem, `Rename to <${likely}>`),
      };
    }
  },
};

/** A driver's mapping of iothreads that the target lacks is reported with what to write instead of it. */
function isNewMapping({ age, element, parent }: UnknownElement): boolean {
  return age !== undefined && element.name === "iothreads" && parent.name === "driver";
}

function advice({ age, likely, homes, allowed }: UnknownElement): string {
  if (age !== undefined) return "";
  if (likely !== undefined) return ` Did you mean <${likely}>?`;
  const tags = (homes.length > 0 ? homes : allowed).map((name) => `<${name}>`);
  if (homes.length > 0) return ` It belongs in ${oneOf(tags)}.`;
  return tags.length > 0 ? ` Known there: ${oneOf(tags)}.` : " It may hold no element at all.";
}
