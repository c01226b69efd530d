import type { Finding } from "../../server/src/core/lint/finding.js";
import { allRules } from "../../server/src/core/rules/metadata.js";

/** Counts in how many documents of each kind every rule has something to say. */
export class FireRates {
  readonly #columns = new Map<string, { documents: number; fired: Map<string, number> }>();

  count(column: string, findings: readonly Finding[]): void {
    const counts = this.#columns.get(column) ?? { documents: 0, fired: new Map<string, number>() };
    this.#columns.set(column, counts);
    counts.documents++;
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      counts.fired.set(rule, (counts.fired.get(rule) ?? 0) + 1);
    }
  }

  /** Markdown: a row for each rule that speaks at all, the one first that fires in most documents of any column. */
  table(): string {
    const columns = [...this.#columns];
    const heads = columns.map(([name, { documents }]) => `${name} (${String(documents)})`);
    const rates = allRules
      .filter(({ id }) => id.startsWith("domain/"))
      .map(({ id }) => ({
        id,
        each: columns.map(([, { documents, fired }]) => (fired.get(id) ?? 0) / documents),
      }));
    const speaking = rates
      .filter(({ each }) => each.some((rate) => rate > 0))
      .sort((a, b) => Math.max(...b.each) - Math.max(...a.each));
    const silent = rates.filter((rate) => !speaking.includes(rate)).map(({ id }) => `\`${id}\``);
    return [
      `| rule | ${heads.join(" | ")} |`,
      `| --- |${" ---: |".repeat(columns.length)}`,
      ...speaking.map(({ id, each }) => `| \`${id}\` | ${each.map(inPercent).join(" | ")} |`),
      "",
      `Silent: ${silent.join(", ")}.`,
    ].join("\n");
  }
}

function inPercent(rate: number): string {
  return rate === 0 ? "" : `${(100 * rate).toFixed(1)} %`;
}
