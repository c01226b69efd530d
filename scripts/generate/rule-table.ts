import { commandTable } from "../../server/src/cli/commands.js";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Effect, Finding } from "../../server/src/core/lint/finding.js";
import { lint } from "../../server/src/core/lint/lint.js";
import { recognise } from "../../server/src/core/lint/recognise.js";
import type { RuleMetadata } from "../../server/src/core/lint/rule.js";
import { findingsText } from "../../server/src/core/report/text.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import { projectRoot } from "../project.js";
import { fillBlocks } from "./generated-block.js";
import { type GeneratedFile, formatted } from "./generated-file.js";
import { exampleFindings } from "./rule-pages.js";
import { fixWords } from "./rule-words.js";

/** `docs/rules/README.md`: all that a reader wants to know of every rule before opening its page. */
export async function ruleTablePage(): Promise<GeneratedFile> {
  const rows = new Map<string, string>();
  for (const rule of allRules) rows.set(rule.id, await overviewRow(rule));
  const head =
    "| rule | severity | what it finds | what it costs | fix | takes effect | known |\n" +
    "| --- | --- | --- | --- | --- | --- | --- |";
  const tables = byLanguage((rules) => [head, ...rules.map(({ id }) => rows.get(id) ?? "")], 2);
  return formatted("docs/rules/README.md", `# Rules\n\n${legend}\n\n${tables}\n`);
}

const legend = `Severities, and what a fix needs, are explained in [the architecture](../../ARCHITECTURE.md#severities-safeties-effects).
A fix takes effect **at once**, when the guest is **restarted** (powered off and on), or when Nova **rebuilds** it (recreates or
migrates it). How well it is known what a rule says:

- **measured**: its page has a figure, and says where that comes from;
- **verified**: it is what libvirt, QEMU, oslo.config or Nova were seen to do, or what their source says;
- **documented**: their documentation, or that of a vendor, says so, and there is no figure.`;

async function overviewRow(rule: RuleMetadata): Promise<string> {
  const { id, severity, summary, cost, fix, evidence } = rule;
  const cells = [
    `[${id.slice(id.indexOf("/") + 1)}](./${id}.md)`,
    severity,
    summary.replaceAll("|", "\\|"),
    cost,
    fix === "none" ? "" : fixWords(fix),
    effectsOf(await exampleFindings(rule)).join(", "),
    evidence,
  ];
  return `| ${cells.join(" | ")} |`;
}

const effectWords: Readonly<Record<Effect, string>> = {
  live: "at once",
  restart: "restart",
  rebuild: "rebuild",
};

function effectsOf(findings: readonly Finding[]): readonly string[] {
  const effects = new Set(findings.flatMap(({ fixes }) => fixes.map(({ effect }) => effect)));
  return [...effects].map((effect) => effectWords[effect]);
}

/** The generated parts of the README: the table of commands, and an example with its findings. */
export async function readme(): Promise<GeneratedFile> {
  const path = "README.md";
  const text = await readFile(join(projectRoot, path), "utf8");
  const filled = await fillBlocks(text, ({ name, argument }) => {
    if (name === "commands") return `\`\`\`text\n${commandTable()}\n\`\`\``;
    if (name === "findings") return findingsIn(argument);
    throw new Error(`${path}: there is no generated part called "${name}"`);
  });
  return formatted(path, filled);
}

/** A heading and a table for the rules of each language. */
function byLanguage(
  table: (rules: readonly RuleMetadata[]) => readonly string[],
  level: number,
): string {
  const titles = {
    "domain/": "libvirt XML",
    "nova/": "nova.conf",
    "audit/": "Guest and host (audit)",
  };
  return Object.entries(titles)
    .map(([prefix, title]) => {
      const rules = allRules.filter(({ id }) => id.startsWith(prefix));
      return [`${"#".repeat(level)} ${title}`, "", ...table(rules)].join("\n");
    })
    .join("\n\n");
}

/** The lines FIRST-LAST of an example file, and what the command line says of all of it: "FILE FIRST-LAST". */
async function findingsIn(argument: string): Promise<string> {
  const [, path = "", first, last] = /^(\S+) (\d+)-(\d+)$/.exec(argument) ?? [];
  if (first === undefined || last === undefined) {
    throw new Error(`"${argument}" names no file with the first and the last line to show`);
  }
  const text = await readFile(join(projectRoot, path), "utf8");
  const language = recognise(text, path);
  if (language === undefined) throw new Error(`${path} is nothing that virt-latency reads`);
  const lines = text.split("\n").slice(Number(first) - 1, Number(last));
  const report = findingsText({ name: path, text, findings: lint(text, language).findings });
  const fence = language === "libvirt-xml" ? "xml" : "ini";
  return [`\`\`\`${fence}`, ...lines, "```", "", "```text", report.trimEnd(), "```"].join("\n");
}
