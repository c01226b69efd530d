import type { Comparison, ComparisonRow, Metric } from "../benchmark/comparison.js";
import type { BenchmarkRun } from "../benchmark/run.js";
import { formatBytesPerSecond, formatCount, formatNanoseconds, formatRatio } from "./quantities.js";
import { runSummary } from "./run-text.js";

/** Two sets of runs side by side, for a person. */
export function comparisonText({ base, changed, rows, caveats }: Comparison): string {
  const cells = [
    ["", "base", "new", "new/base", ""],
    ...rows.map((row) => [
      `${row.direction} ${metricTitles[row.metric]}`,
      comparedFigure(row, row.base),
      comparedFigure(row, row.changed),
      row.ratio === null ? "-" : formatRatio(row.ratio),
      row.better === "higher" ? "higher is better" : "lower is better",
    ]),
  ];
  const lines = [
    ...sides("base", base),
    ...sides("new", changed),
    "",
    ...aligned(cells),
    "",
    ...caveats,
  ];
  return lines.join("\n") + "\n";
}

/** The same for programs. */
export function comparisonJson(comparison: Comparison): string {
  return JSON.stringify(comparison, undefined, 2) + "\n";
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

/** Columns as wide as they need to be; figures to the right, words to the left. */
function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 || column === 4 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
