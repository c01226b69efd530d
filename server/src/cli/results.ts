import { type Comparison, compareRuns } from "../core/benchmark/comparison.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { comparisonJson, comparisonText } from "../core/report/comparison-text.js";
import { fleetJson, fleetText } from "../core/report/fleet-report.js";
import { comparisonCsv, runsCsv } from "../core/report/results-csv.js";
import { resultsHtml } from "../core/report/results-html.js";
import { comparisonMarkdown, runsMarkdown } from "../core/report/results-markdown.js";
import { runsJson } from "../core/report/run-json.js";
import { runText } from "../core/report/run-text.js";
import { readPageParts } from "../page-parts.js";

export const resultFormats = ["text", "json", "markdown", "csv", "html"] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** For the help of a command that has `--format`. */
export const resultFormatHelp =
  "text (default), json, markdown, csv or html (one file with charts)";

/** Runs in the format that the user asked for. */
export async function formatRuns(
  runs: readonly BenchmarkRun[],
  format: ResultFormat,
): Promise<string> {
  switch (format) {
    case "text":
      return [...[fleetText(runs)].filter((text) => text !== ""), ...runs.map(runText)].join("\n");
    case "json":
      return runsJson(runs);
    case "markdown":
      return runsMarkdown(runs);
    case "csv":
      return runsCsv(runs);
    case "html":
      return resultsHtml({ kind: "runs", runs }, await readPageParts());
  }
}

/**
 * Targets that were measured at once in the format that the user asked for, before them what that cost the first,
 * where it was also measured alone.
 */
export async function formatFleet(
  {
    together,
    alone,
  }: { readonly together: readonly BenchmarkRun[]; readonly alone: readonly BenchmarkRun[] },
  format: ResultFormat,
): Promise<string> {
  const runs = [...alone, ...together];
  const [first] = alone;
  const withNeighbours = together.filter(({ target }) => target === first?.target);
  const comparison = withNeighbours.length === 0 ? null : compareRuns(alone, withNeighbours);
  if (format === "json") return fleetJson(runs, comparison);
  // The page finds the verdict in the runs.
  if (comparison === null || format === "html") return formatRuns(runs, format);
  const verdict = await formatComparison(comparison, format);
  switch (format) {
    case "csv":
      return `${verdict}\r\n${await formatRuns(runs, format)}`;
    case "markdown":
      return `${verdict}\n${await formatRuns(together, format)}`;
    case "text":
      return `${first?.target ?? ""} alone (base), and with its neighbours (new):\n${verdict}\n${fleetText(together)}`;
  }
}

/** A comparison in the format that the user asked for. */
export async function formatComparison(
  comparison: Comparison,
  format: ResultFormat,
): Promise<string> {
  switch (format) {
    case "text":
      return comparisonText(comparison);
    case "json":
      return comparisonJson(comparison);
    case "markdown":
      return comparisonMarkdown(comparison);
    case "csv":
      return comparisonCsv(comparison);
    case "html":
      return resultsHtml({ kind: "comparison", comparison }, await readPageParts());
  }
}
