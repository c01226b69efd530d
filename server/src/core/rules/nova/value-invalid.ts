import { describesRelease } from "../../catalog/nova-options.js";
import type { Fix } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { setEntry } from "../../nova/edits.js";
import type { NovaEntry } from "../../nova/entry.js";
import type { NovaConf } from "../../nova/nova-conf.js";
import { valueSlip } from "../../nova/value-slip.js";
import { booleanWords, valueProblem } from "../../nova/value-type.js";
import { nearest } from "../../text/nearest.js";

export const valueInvalid: NovaRule = {
  id: "nova/value-invalid",
  since: "0.1.0",
  severity: "error",
  summary: "A value that oslo.config refuses, so that the service may not start",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the service may not start",
  evidence: "verified",
  fix: "needs-care",

  *check(conf, target) {
    for (const entry of conf.entries) {
      const { known, option, group, name } = entry;
      // A `$` is substituted first; values of several lines are line-swallowed's.
      if (known === undefined || /[$\n]/.test(option.value) || haveOwnRule.has(name)) continue;
      // Where the target release may judge in two ways, only what both refuse is wrong.
      const problems = known.variants.map((facts) => valueProblem(facts, option.value));
      const problem = problems.at(-1);
      if (problem === undefined || problems.includes(undefined)) continue;
      if (valueSlip(entry) !== undefined) continue;
      if (!problem.isOfType && !describesRelease(target.nova)) continue;
      const isEmpty = option.value === "";
      yield {
        span: isEmpty ? option.nameSpan : option.valueSpan,
        message: `[${group}] ${name} does not take ${isEmpty ? "an empty value" : `'${option.value}'`}: oslo.config stops with "${problem.reason}", for most services when they start.`,
        fixes: likelyFixes(conf, entry),
      };
    }
  },
};

/** Rules that say more about these. */
const haveOwnRule = new Set(["reserved_huge_pages"]);

function likelyFixes(conf: NovaConf, entry: NovaEntry): Fix[] {
  const likely = likelyValue(entry);
  if (likely === undefined) return [];
  return [
    {
      title: `Change it to ${likely} (Nova obeys it after a restart)`,
      safety: "needs-care",
      effect: "restart",
      activates: true,
      edits: setEntry(conf, entry, likely),
    },
  ];
}

function likelyValue({ known, option: { value } }: NovaEntry): string | undefined {
  if (known?.facts.type === "boolean") {
    const written = value.toLowerCase();
    return initials.get(written) ?? (value.length < 3 ? undefined : nearest(written, words, 1));
  }
  if (known?.facts.type !== "string" || value === "") return undefined;
  const choices = (known.facts.choices ?? []).map(String);
  const written = value.toLowerCase();
  return (
    choices.find((choice) => choice.toLowerCase() === written) ??
    (value.length < 4 ? undefined : nearest(written, choices))
  );
}

const words = booleanWords.filter((word) => word.length > 2);
const initials = new Map([
  ["t", "true"],
  ["y", "yes"],
  ["f", "false"],
  ["n", "no"],
]);
