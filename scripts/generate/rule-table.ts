import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lint } from "../../server/src/core/lint/lint.js";
import { recognise } from "../../server/src/core/lint/recognise.js";
import { findingsText } from "../../server/src/core/report/text.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import { projectRoot } from "../project.js";
import { fillBlocks } from "./generated-block.js";
import { type GeneratedFile, formatted } from "./generated-file.js";
import { fixWords } from "./rule-words.js";

/** `docs/rules/README.md`: every rule with its severity, its fix and its summary. */
export function ruleTablePage(): Promise<GeneratedFile> {
  return formatted("docs/rules/README.md", `# Rules\n\n${ruleTables(".")}\n`);
}

/** The generated parts of the README: the tables of rules, and an example with its findings. */
export async function readme(): Promise<GeneratedFile> {
  const path = "README.md";
  const text = await readFile(join(projectRoot, path), "utf8");
  const filled = await fillBlocks(text, ({ name, argument }) => {
    if (name === "rules") return ruleTables("docs/rules", 3);
    if (name === "findings") return findingsIn(argument);
    throw new Error(`${path}: there is no generated part called "${name}"`);
  });
  return formatted(path, filled);
}

function ruleTables(folder: string, level = 2): string {
  const titles = { "domain/": "libvirt domain XML", "nova/": "nova.conf" };
  return Object.entries(titles)
    .map(([prefix, title]) => {
      const rows = allRules
        .filter(({ id }) => id.startsWith(prefix))
        .map(({ id, severity, summary, fix }) => {
          const cell = summary.replaceAll("|", "\\|");
          return `| [${id}](${folder}/${id}.md) | ${severity} | ${cell} | ${fix === "none" ? "" : fixWords(fix)} |`;
        });
      const head = "| rule | severity | what it finds | fix |\n| --- | --- | --- | --- |";
      return [`${"#".repeat(level)} ${title}`, "", head, ...rows].join("\n");
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
