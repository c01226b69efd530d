import { schemaProblems } from "../../domain/schema-check.js";
import type { DomainRule } from "../../lint/rule.js";

export const elementMissing: DomainRule = {
  id: "domain/element-missing",
  since: "0.1.0",
  severity: "error",
  summary: "An element lacks a child that libvirt's schema requires",
  references: ["https://libvirt.org/formatdomain.html"],
  fix: "none",

  *check(domain, target) {
    for (const problem of schemaProblems(domain, target)) {
      if (problem.kind !== "missing-element") continue;
      const { element, name, span } = problem;
      yield {
        span,
        message: `<${element.name}> has no <${name}>. libvirt's schema requires one there, so \`virsh edit\` refuses the file.`,
      };
    }
  },
};
