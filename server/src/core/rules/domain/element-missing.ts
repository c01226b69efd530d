import { schemaProblems } from "../../domain/schema-check.js";
import { fateOfGap } from "../../domain/schema-wording.js";
import type { DocumentRule } from "../../lint/rule.js";

export const elementMissing: DocumentRule = {
  id: "domain/element-missing",
  since: "0.1.0",
  severity: "error",
  summary: "An element lacks a child that libvirt's schema requires",
  references: ["https://libvirt.org/formatdomain.html"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "none",

  *check(document, target) {
    // Of the others libvirt reads what is there, and asks for more only where it is told to validate.
    if (!["domain", "save-image", "device"].includes(document.kind)) return;
    for (const problem of schemaProblems(document, target)) {
      if (problem.kind !== "missing-element") continue;
      const { element, name, span } = problem;
      yield {
        span,
        message: `<${element.name}> has no <${name}>. libvirt's schema requires one there${fateOfGap(document)}.`,
      };
    }
  },
};
