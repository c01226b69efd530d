import type { RuleMetadata } from "../core/lint/rule.js";
import { docsUrl } from "../core/rules/docs-url.js";
import { allRules } from "../core/rules/metadata.js";
import { CommandLine, type Syntax, UsageError, columns, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";

const formats = ["text", "json"] as const;
const flags = {
  format: { value: "FORMAT", help: `${formats.join(", ")} (default: text)` },
} as const;
const syntax: Syntax<keyof typeof flags> = { command: "rules", ...commands.rules, flags };

/** Prints every rule with its severity, its fix, how well it is known, and what it costs. */
export const rules: Command = (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return Promise.resolve(exitStatus.clean);
  }
  if (line.operands.length > 0) throw new UsageError("takes no operand");
  const format = line.wordOf("format", formats) ?? "text";
  io.stdout.write(format === "json" ? asJson() : asText());
  return Promise.resolve(exitStatus.clean);
};

function asText(): string {
  const longest = Math.max(...allRules.map(({ id }) => id.length));
  const rows = allRules.map((rule): [string, string] => {
    const { id, severity, fix, evidence, summary, cost } = rule;
    const words = [severity.padEnd(11), (fix === "none" ? "no fix" : fix).padEnd(13)];
    const what = `${summary} (costs: ${cost})`;
    return [id.padEnd(longest), [...words, evidence.padEnd(10), what].join("  ")];
  });
  return `${columns(rows).replaceAll(/^ {2}/gm, "")}\n`;
}

function asJson(): string {
  const described = allRules.map((rule: RuleMetadata) => ({
    id: rule.id,
    severity: rule.severity,
    profiles: rule.profiles ?? {},
    fix: rule.fix,
    since: rule.since,
    summary: rule.summary,
    cost: rule.cost,
    evidence: rule.evidence,
    docs: docsUrl(rule.id),
  }));
  return `${JSON.stringify({ version: 1, rules: described }, undefined, 2)}\n`;
}
