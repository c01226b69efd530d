import type { Comparison } from "../benchmark/comparison.js";
import type { BenchmarkRun } from "../benchmark/run.js";
import { workload } from "../benchmark/workloads.js";
import { auditHeading, auditLines } from "./audit-report.js";
import { comparedFigure, intervalText, metricTitles, verdictSentences } from "./comparison-text.js";
import { formatRatio } from "./quantities.js";
import { type FleetSection, fleetSections } from "./fleet-sections.js";
import { directionFigures, directionHeading, latencyFigures } from "./run-figures.js";
import { runSummary } from "./run-text.js";

/** Runs for a ticket or a wiki: a heading for each, and its figures as a table; first what was measured at once. */
export function runsMarkdown(runs: readonly BenchmarkRun[]): string {
  return [...fleetSections(runs).map(fleetMarkdown), ...runs.map(runMarkdown)].join("\n");
}

/** A comparison: the verdict first, then the figures, then what they cannot prove. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { base, changed, rows, caveats } = comparison;
  return lines([
    "## Comparison",
    "",
    ...verdictSentences(comparison).flatMap((sentence) => [`**${escaped(sentence)}**`, ""]),
    ...[
      ...base.map((run) => ["Base", run] as const),
      ...changed.map((run) => ["New", run] as const),
    ].map(([side, run]) => `- ${side} ${run.id}: ${escaped(runSummary(run))}`),
    "",
    ...table(
      ["", "base", "new", "new/base", "95 % interval", "verdict"],
      rows.map((row) => [
        `${row.direction} ${metricTitles[row.metric]}`,
        comparedFigure(row, row.base),
        comparedFigure(row, row.changed),
        row.ratio === null ? "-" : formatRatio(row.ratio),
        intervalText(row.verdict) ?? "-",
        row.verdict?.word ?? "-",
      ]),
    ),
    ...(caveats.length === 0 ? [] : ["", ...caveats.map((caveat) => `- ${escaped(caveat)}`)]),
  ]);
}

function fleetMarkdown({ heading, sentences, tables }: FleetSection): string {
  return lines([
    `## ${heading}`,
    ...sentences.flatMap((sentence) => ["", escaped(sentence)]),
    ...tables.flatMap(({ caption, columns, rows }) => [
      "",
      `### ${caption}`,
      "",
      ...table(columns, rows),
    ]),
  ]);
}

function runMarkdown(run: BenchmarkRun): string {
  const groups = [
    ...run.results.map((result) => ({
      heading: directionHeading(result.direction, run),
      figures: directionFigures(result),
    })),
    ...(run.flush === null
      ? []
      : [{ heading: directionHeading("flush", run), figures: latencyFigures(run.flush) }]),
  ];
  return lines([
    `## ${workload(run.workload).title} on ${escaped(run.target)}`,
    "",
    `${escaped(runSummary(run))}.`,
    "",
    `- run ${run.id}, ${run.time}, fio ${escaped(run.fioVersion)}`,
    `- directory ${escaped(run.directory)}`,
    ...[...run.problems.map((text) => `not valid: ${text}`), ...run.notes].map(
      (text) => `- ${escaped(text)}`,
    ),
    ...groups.flatMap(({ heading, figures }) => [
      "",
      `### ${heading}`,
      "",
      ...table(
        ["", "figure"],
        figures.map(({ label, text }) => [label, text]),
      ),
    ]),
    ...auditSection(run),
  ]);
}

function auditSection({ audit }: BenchmarkRun): string[] {
  const found = audit === null ? [] : auditLines(audit);
  if (found.length === 0) return [];
  return ["", `### ${auditHeading}`, "", ...found.map((line) => `- ${escaped(line)}`)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [row(head), `| ${rule.join(" | ")} |`, ...rows.map(row)];
}

/** What a target says about itself must stay text. */
function escaped(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\uFFFD").replaceAll(/[\\`*_{}[\]<>|#]/g, "\\$&");
}

function lines(all: readonly string[]): string {
  return all.join("\n") + "\n";
}
