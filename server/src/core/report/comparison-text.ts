import type { Comparison, ComparisonRow, Metric } from "../benchmark/comparison.js";
import type { BenchmarkRun } from "../benchmark/run.js";
import { type Verdict, smallestDifference } from "../benchmark/verdict.js";
import { aligned } from "./aligned.js";
import {
  formatBytesPerSecond,
  formatCount,
  formatNanoseconds,
  formatPercent,
  formatRatio,
} from "./quantities.js";
import { runSummary } from "./run-text.js";

/** Two sets of runs side by side, for a person. */
export function comparisonText(comparison: Comparison): string {
  const { base, changed, rows, caveats } = comparison;
  const cells = [
    ["", "base", "new", "new/base", "95 % interval", ""],
    ...rows.map((row) => [
      `${row.direction} ${metricTitles[row.metric]}`,
      comparedFigure(row, row.base),
      comparedFigure(row, row.changed),
      row.ratio === null ? "-" : formatRatio(row.ratio),
      intervalText(row.verdict) ?? "-",
      row.verdict?.word ?? `${row.better} is better`,
    ]),
  ];
  const lines = [
    ...verdictSentences(comparison),
    "",
    ...sides("base", base),
    ...sides("new", changed),
    "",
    ...aligned(cells, [0, 5]),
    "",
    ...caveats,
  ];
  return lines.join("\n") + "\n";
}

/** The same for programs. */
export function comparisonJson(comparison: Comparison): string {
  return JSON.stringify(comparison, undefined, 2) + "\n";
}

/** The answer to "did it help": one sentence, and another one where the tail tells something else. */
export function verdictSentences({ decisive, rows }: Comparison): string[] {
  const verdict = decisive?.verdict ?? null;
  if (decisive === null || verdict === null) return ["No verdict."];
  const tails = rows.flatMap((row) => {
    const isTail = row.direction === decisive.direction && row.metric === "p99";
    return isTail && row.verdict !== null && row.verdict.word !== verdict.word
      ? [`The slowest 1 % are another matter. ${verdictSentence(row, row.verdict)}`]
      : [];
  });
  return [verdictSentence(decisive, verdict), ...tails];
}

/** Where more than this could be hidden, the word of the verdict alone would be taken for a finding. */
const wide = 0.2;

function verdictSentence(row: ComparisonRow, verdict: Verdict): string {
  const { estimate, atLeast } = verdict;
  const what = `${row.direction} ${metricTitles[row.metric]}`;
  const figures = `${what} ${comparedFigure(row, row.base)}, then ${comparedFigure(row, row.changed)}`;
  if (atLeast === null) {
    const hidden = Math.max(estimate.high - 1, 1 - estimate.low, smallestDifference);
    const scatter =
      hidden > wide ? "The runs of a side differ too much from each other to tell more: a" : "A";
    return (
      `No measurable difference: ${figures}. ` +
      `${scatter} difference of up to ${formatPercent(hidden)} could be hidden.`
    );
  }
  const word = verdict.word === "faster" ? "Faster" : "Slower";
  const direction = estimate.ratio > 1 ? "higher" : "lower";
  return `${word}: ${figures}, ${direction} by at least ${formatPercent(atLeast)}.`;
}

/** "0.97x to 1.04x"; null without a verdict. */
export function intervalText(verdict: Verdict | null): string | null {
  if (verdict === null) return null;
  return `${formatRatio(verdict.estimate.low)} to ${formatRatio(verdict.estimate.high)}`;
}

/** What a metric is called in tables. */
export const metricTitles: Readonly<Record<Metric, string>> = {
  iops: "IOPS",
  bandwidth: "bandwidth",
  mean: "mean",
  p50: "p50",
  p90: "p90",
  p99: "p99",
  p999: "p99.9",
  max: "max",
};

/** One side of a row, with its unit; "-" where it was not measured. */
export function comparedFigure({ unit }: ComparisonRow, amount: number | null): string {
  if (amount === null) return "-";
  switch (unit) {
    case "per-second":
      return formatCount(amount);
    case "bytes-per-second":
      return formatBytesPerSecond(amount);
    case "ns":
      return formatNanoseconds(amount);
  }
}

function sides(name: string, runs: readonly BenchmarkRun[]): string[] {
  return runs.map((run) => `${name.padEnd(5)}${run.id}  ${runSummary(run)}`);
}
