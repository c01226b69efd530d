import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { audit } from "../../server/src/core/audit/audit.js";
import { readFactsText } from "../../server/src/core/audit/facts.js";
import type { Finding } from "../../server/src/core/lint/finding.js";
import { lint } from "../../server/src/core/lint/lint.js";
import type { RuleMetadata } from "../../server/src/core/lint/rule.js";
import { type Settings, defaultSettings } from "../../server/src/core/lint/settings.js";
import { auditLines } from "../../server/src/core/report/audit-report.js";
import { findingLine } from "../../server/src/core/report/text.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { projectRoot } from "../project.js";
import { fillBlocks } from "./generated-block.js";
import { type GeneratedFile, formatted } from "./generated-file.js";
import { fixWords, languageOf } from "./rule-words.js";

/** The pages that exist, with their generated parts renewed. That every rule has one is a test's business. */
export async function rulePages(): Promise<GeneratedFile[]> {
  const pages = await Promise.all(allRules.map(rulePage));
  return pages.filter((page) => page !== undefined);
}

/** What a rule says of its page's example; nothing where there is no page yet. */
export async function exampleFindings(rule: RuleMetadata): Promise<readonly Finding[]> {
  if (rule.id.startsWith("audit/")) return [];
  const page = await pageOf(rule);
  return page === undefined ? [] : findingsIn(rule, page).findings;
}

async function rulePage(rule: RuleMetadata): Promise<GeneratedFile | undefined> {
  const path = pathOf(rule);
  const text = await pageOf(rule);
  if (text === undefined) return undefined;
  const filled = await fillBlocks(withMarkers(text), ({ name }) => {
    if (name === "header") return header(rule);
    if (name === "output") return output(rule, text);
    throw new Error(`${path}: there is no generated part called "${name}" in a rule's page`);
  });
  return formatted(path, filled);
}

function pathOf({ id }: RuleMetadata): string {
  return `docs/rules/${id}.md`;
}

function pageOf(rule: RuleMetadata): Promise<string | undefined> {
  return readFile(join(projectRoot, pathOf(rule)), "utf8").catch(() => undefined);
}

/** The code blocks below a heading of the second level, such as "Incorrect". */
export function examplesBelow(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```(?:xml|ini|facts)\n([\s\S]*?)^```$/gm)].map(
    ([, code = ""]) => code,
  );
}

/**
 * For which hosts the page's examples are checked (`<!-- target: libvirt 9.0 -->`, else the newest), and among which
 * other files: code blocks such as `ini nova-compute.conf` are read after the example.
 */
export function exampleSettings(page: string): Settings {
  const stated = page.matchAll(/^<!-- target: (libvirt|qemu|nova) (\S+) -->$/gm);
  const target: Settings["target"] = Object.fromEntries(
    [...stated].map(([, product = "", version = ""]) => [product, version] as const),
  );
  const after = [...page.matchAll(/^```ini (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name = "", text = ""]) => ({ name, text }),
  );
  const companions = after.length === 0 ? undefined : { before: [], after, complete: true };
  return { ...defaultSettings, target, ...(companions !== undefined && { companions }) };
}

/** What the rule says of the page's first example below "Incorrect", a line for each finding. */
function output(rule: RuleMetadata, page: string): string {
  if (rule.id.startsWith("audit/")) return auditOutput(rule, page);
  const { example, findings } = findingsIn(rule, page);
  const lines = new LineIndex(example);
  return ["```text", ...findings.map((finding) => findingLine(finding, lines)), "```"].join("\n");
}

/** What is said of the machine in the example, and the commands that are shown. */
function auditOutput({ id }: RuleMetadata, page: string): string {
  const [example = ""] = examplesBelow(page, "Incorrect");
  const findings = audit(readFactsText(example)).filter(({ rule }) => rule === id);
  const record = { machines: [], findings, problems: [] };
  return ["```text", ...auditLines(record, "with-commands"), "```"].join("\n");
}

function findingsIn(
  rule: RuleMetadata,
  page: string,
): { readonly example: string; readonly findings: readonly Finding[] } {
  const [example = ""] = examplesBelow(page, "Incorrect");
  const { findings } = lint(example, languageOf(rule.id), exampleSettings(page));
  return { example, findings: findings.filter((finding) => finding.rule === rule.id) };
}

function header(rule: RuleMetadata): string {
  const facts = [
    `${capitalised(rule.severity)} by default`,
    ...Object.entries(rule.profiles ?? {}).map(([profile, word]) => `${word} in \`${profile}\``),
    `since ${rule.since}`,
    rule.id.startsWith("audit/")
      ? "shows commands"
      : rule.fix === "none"
        ? "no fix"
        : `fix: ${fixWords(rule.fix)}`,
  ];
  const sources = rule.references.map((url) => `- <${url}>`).join("\n");
  const known = `Costs: ${rule.cost} · ${rule.evidence}`;
  return [`# ${rule.id}`, `${rule.summary}.`, facts.join(" · "), known, "Sources:", sources].join(
    "\n\n",
  );
}

/** Puts the markers where a page written by hand has none yet. */
function withMarkers(page: string): string {
  let text = page;
  if (!text.includes("<!-- generated: header -->")) {
    const body = text.replace(/^# .*\n/, "");
    text = `<!-- generated: header -->\n<!-- /generated -->\n\n${body}`;
  }
  if (!text.includes("<!-- generated: output -->")) {
    text = text.replace(
      /^## Incorrect\n[\s\S]*?^```(?:xml|ini|facts)\n[\s\S]*?^```$/m,
      (section) => `${section}\n\n<!-- generated: output -->\n<!-- /generated -->`,
    );
  }
  return text;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
