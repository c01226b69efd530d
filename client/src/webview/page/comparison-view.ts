import {
  type BenchmarkRun,
  type Comparison,
  type ComparisonRow,
  directions,
  mergeLatencies,
  workload,
} from "../../../../server/src/protocol.js";
import { formatRatio } from "../../../../server/src/core/report/quantities.js";
import {
  comparedFigure,
  intervalText,
  metricTitles,
  verdictSentences,
} from "../../../../server/src/core/report/comparison-text.js";
import { domainChanges } from "../../../../server/src/core/report/domain-changes.js";
import { directionHeading } from "../../../../server/src/core/report/run-figures.js";
import { notMeasured } from "../../../../server/src/core/report/percentile-text.js";
import { details, element, section, sentences } from "./dom.js";
import { type LatencySeries, latencyChart } from "./latency-chart.js";
import { table } from "./table.js";
import type { View } from "./view.js";
import { headline, placeWords, timeWords } from "./words.js";

/** Two sets of runs side by side: the verdict first, then what the figures cannot prove. */
export function comparisonView(comparison: Comparison): View {
  const { base, changed, rows, caveats } = comparison;
  const curves = latencyChart([...curvesOf("Before", base), ...curvesOf("After", changed)]);
  const measured = [...new Set(rows.map(({ direction }) => direction))];
  return {
    nodes: [
      element("h1", {}, title([...base, ...changed])),
      ...verdictSentences(comparison).map((text) => element("p", { class: "verdict" }, text)),
      ...sideWords("Before", base),
      ...sideWords("After", changed),
      ...sentences(caveats, "warning"),
      ...domainTable(comparison),
      section(
        "Figures",
        ...measured.map((direction) =>
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

/** What the change was, as far as the guest's XML tells. */
function domainTable({ base, changed }: Comparison): readonly Node[] {
  const changes = domainChanges(base, changed);
  if (changes.length === 0) return [];
  const rows = changes.map(({ setting, before, after }) => [setting, before, after]);
  const caption = "Settings of the guest that differ";
  return [
    section("What changed", table({ caption, columns: ["Setting", "Before", "After"], rows })),
  ];
}

/** A curve for each direction of a side, over all its complete runs. */
function curvesOf(name: string, runs: readonly BenchmarkRun[]): LatencySeries[] {
  const complete = runs.filter(({ status }) => status === "complete");
  return directions.flatMap((direction) => {
    const latencies = complete.flatMap(({ results }) =>
      results.filter((result) => result.direction === direction).map(({ latency }) => latency),
    );
    const label = complete.some(({ results }) => results.length > 1)
      ? `${name}, ${direction}s`
      : name;
    return latencies.length === 0 ? [] : [{ label, latency: mergeLatencies(latencies) }];
  });
}

function title(runs: readonly BenchmarkRun[]): string {
  const workloads = [...new Set(runs.map((run) => workload(run.workload).title))];
  return `Before and after: ${workloads.join(" and ")}`;
}

/** Where and when; each run in words where there are few enough to read. */
function sideWords(name: string, runs: readonly BenchmarkRun[]): readonly Node[] {
  const [first] = runs;
  if (first === undefined) return [];
  const place = `${placeWords(first)}, ${first.directory}, ${timeWords(first.time)}`;
  const words = runs.map((run) => element("li", {}, headline(run) ?? "Nothing was measured."));
  return runs.length === 1
    ? [element("p", {}, [`${name}: ${place}.`, headline(first) ?? ""].join(" ").trim())]
    : [details(`${name}: ${place}, ${runs.length.toString()} runs`, element("ol", {}, ...words))];
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
