import {
  type BenchmarkRun,
  type Comparison,
  type ComparisonRow,
  workload,
} from "../../../../server/src/protocol.js";
import { formatRatio } from "../../../../server/src/core/report/quantities.js";
import {
  comparedFigure,
  intervalText,
  metricTitles,
  verdictSentences,
} from "../../../../server/src/core/report/comparison-text.js";
import { directionHeading, notMeasured } from "../../../../server/src/core/report/run-figures.js";
import { element, section, sentences } from "./dom.js";
import { latencyChart } from "./latency-chart.js";
import { table } from "./table.js";
import type { View } from "./view.js";
import { headline, targetWords, timeWords } from "./words.js";

/** Two sets of runs side by side: the verdict first, then what the figures cannot prove. */
export function comparisonView(comparison: Comparison): View {
  const { base, changed, rows, caveats } = comparison;
  const sides = [
    { name: "Before", run: base[0] },
    { name: "After", run: changed[0] },
  ].flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run }]));
  const curves = latencyChart(
    sides.flatMap(({ name, run }) => run.results.map(({ latency }) => ({ label: name, latency }))),
  );
  const directions = [...new Set(rows.map(({ direction }) => direction))];
  return {
    nodes: [
      element("h1", {}, title(sides.map(({ run }) => run))),
      ...verdictSentences(comparison).map((text) => element("p", { class: "verdict" }, text)),
      ...sides.map(({ name, run }) => element("p", {}, sideWords(name, run))),
      ...sentences(caveats, "warning"),
      section(
        "Figures",
        ...directions.map((direction) =>
          comparisonTable(
            directionHeading(direction, base[0]),
            rows.filter((row) => row.direction === direction),
          ),
        ),
      ),
      section("Latency by percentile", ...curves.nodes),
    ],
    dispose: () => {
      for (const each of curves.charts) each.dispose();
    },
  };
}

function title(runs: readonly BenchmarkRun[]): string {
  const workloads = [...new Set(runs.map((run) => workload(run.workload).title))];
  return `Two runs: ${workloads.join(" and ")}`;
}

function sideWords(name: string, run: BenchmarkRun): string {
  const place = `${targetWords(run.target)}, ${run.directory}, ${timeWords(run.time)}`;
  return [`${name}: ${place}.`, headline(run) ?? ""].join(" ").trim();
}

function comparisonTable(caption: string, rows: readonly ComparisonRow[]): HTMLElement {
  return table({
    caption,
    columns: ["", "Before", "After", "After / before", "95 % interval", "Better is", "Verdict"],
    rows: rows.map((row) => [
      metricTitles[row.metric],
      comparedFigure(row, row.base),
      comparedFigure(row, row.changed),
      row.ratio === null ? notMeasured : formatRatio(row.ratio),
      intervalText(row.verdict) ?? notMeasured,
      row.better,
      row.verdict?.word ?? "-",
    ]),
  });
}
