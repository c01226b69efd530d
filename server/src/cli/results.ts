import type { Comparison } from "../core/benchmark/comparison.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { comparisonJson, comparisonText } from "../core/report/comparison-text.js";
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
      return runs.map(runText).join("\n");
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
