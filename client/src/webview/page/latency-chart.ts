import {
  latencyCurve,
  listedPercents,
  percentAt,
  tailGrid,
  tailPosition,
} from "../../../../server/src/core/report/latency-curve.js";
import { formatNanoseconds } from "../../../../server/src/core/report/quantities.js";
import { notMeasured } from "../../../../server/src/core/report/percentile-text.js";
import type { Latency } from "../../../../server/src/core/benchmark/run.js";
import { type Chart, chart } from "./chart.js";
import { details, element } from "./dom.js";
import { table } from "./table.js";

/** One curve. */
export interface LatencySeries {
  readonly label: string;
  readonly latency: Latency;
}

/** The percentile curves of one or more runs on a tail axis, with the same numbers as a table. */
export function latencyChart(all: readonly LatencySeries[]): { nodes: Node[]; charts: Chart[] } {
  const drawn = all.filter(({ latency }) => latency.bins.length > 0);
  if (drawn.length === 0) {
    const why = "This fio gave no histogram, so there is no curve.";
    return { nodes: [element("p", {}, why)], charts: [] };
  }
  const grid = tailGrid(drawn.map(({ latency }) => latency));
  const columns = drawn.map(({ latency }) =>
    latencyCurve(latency, grid).map((point) => point?.latencyNs ?? null),
  );
  const last = tailPosition(grid.at(-1) ?? 0);
  const ticks = [0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999].map(tailPosition);
  const curve = chart({
    description: `Latency by percentile of ${drawn.map(({ label }) => label).join(" and ")}; the table below has the numbers.`,
    series: drawn.map(({ label }) => label),
    x: {
      label: "Percentile",
      format: formatPercent,
      ticks: ticks.filter((tick) => tick <= last),
    },
    y: { label: "Latency", format: formatNanoseconds, logarithmic: true },
    data: [grid.map(tailPosition), ...columns],
  });
  return { nodes: [curve.node, details("As a table", numbers(drawn))], charts: [curve] };
}

function numbers(drawn: readonly LatencySeries[]): HTMLElement {
  const columns = drawn.map(({ latency }) => latencyCurve(latency, listedPercents));
  const rows = listedPercents
    .map((percent, index) => ({ percent, points: columns.map((column) => column[index] ?? null) }))
    .filter(({ points }) => points.some((point) => point !== null))
    .map(({ percent, points }) => [
      `p${percent.toString()}`,
      ...points.map((point) => (point === null ? notMeasured : formatNanoseconds(point.latencyNs))),
    ]);
  return table({
    caption: "Latency by percentile",
    columns: ["Percentile", ...drawn.map(({ label }) => label)],
    rows,
  });
}

/** "99.9 %": with as many digits as the place on the axis needs. */
function formatPercent(position: number): string {
  const percent = percentAt(position);
  const digits = Math.max(0, Math.ceil(position) - 1);
  return `${Number(percent.toFixed(Math.min(digits, 5))).toString()} %`;
}
