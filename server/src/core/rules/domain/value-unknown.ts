import { schemaProblems } from "../../domain/schema-check.js";
import type { UnknownValue } from "../../domain/schema-problem.js";
import { correct, fateOfValue, notKnown, oneOf } from "../../domain/schema-wording.js";
import type { DocumentRule } from "../../lint/rule.js";

export const valueUnknown: DocumentRule = {
  id: "domain/value-unknown",
  since: "0.1.0",
  severity: "error",
  summary: "A value that libvirt does not know is refused, at times ignored",
  references: [
    "https://libvirt.org/formatdomain.html",
    "https://libvirt.org/manpages/virsh.html#define",
  ],
  cost: "the guest is refused, or the setting does nothing",
  evidence: "verified",
  fix: "needs-care",

  *check(document, target) {
    for (const problem of schemaProblems(document, target)) {
      if (problem.kind !== "unknown-value") continue;
      const { element, attribute, value, age, span, likely = "" } = problem;
      const what = attribute === undefined ? `value '${value}'` : `${attribute}='${value}'`;
      const where = attribute === undefined ? `in <${element.name}>` : `on <${element.name}>`;
      yield {
        span,
        message: `${notKnown(what, where, age, target)}: ${fateOfValue(document)}.${advice(problem)}`,
        fixes: correct(document, problem, `Use '${likely}'`),
      };
    }
  },
};

function advice({ allowed, numbers, forms, likely }: UnknownValue): string {
  const choices = [
    ...(numbers === undefined ? [] : [`whole numbers${range(numbers)}`]),
    ...forms.map(wordsFor).filter((words) => words !== undefined),
    ...allowed.map((word) => (word === "" ? "nothing" : `'${word}'`)),
  ];
  const known = choices.length > 0 ? ` Known there: ${oneOf(choices)}.` : "";
  return likely === undefined ? known : `${known} Did you mean '${likely}'?`;
}

/** Only where the form is short enough for somebody to read it. */
function wordsFor({ source }: RegExp): string | undefined {
  const pattern = source.slice("^(?:".length, -")$".length);
  return pattern.length > 60 ? undefined : `text of the form ${pattern}`;
}

/** A bound that only says how many bits libvirt keeps the number in is left out. */
function range({ min, max }: NonNullable<UnknownValue["numbers"]>): string {
  const from = min === undefined || min < -32768n ? "" : ` from ${String(min)}`;
  const to = max === undefined || max >= 2n ** 31n - 1n ? "" : ` to ${String(max)}`;
  return from + to;
}
