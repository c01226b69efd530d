import type { Sample } from "../../../../server/src/core/benchmark/run.js";
import {
  formatCount,
  formatCounts,
  formatNanoseconds,
} from "../../../../server/src/core/report/quantities.js";
import { notMeasured } from "../../../../server/src/core/report/percentile-text.js";
import { type Chart, type ChartData, chart } from "./chart.js";
import { details } from "./dom.js";
import { table } from "./table.js";

/** What happened second by second: rate and latency as two charts, and as a table. */
export class TimeCharts {
  readonly node: HTMLElement;
  readonly #rate: Chart;
  readonly #latency: Chart;
  readonly #table: HTMLDetailsElement;

  /** `seconds` is how long the measured phase lasts. */
  constructor(samples: readonly Sample[], seconds: number) {
    const x = {
      label: "Time",
      format: (value: number): string => `${Math.round(value).toString()} s`,
      increments: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600],
      least: seconds,
    };
    this.#rate = chart({
      description: "I/O operations per second over time; the table below has the numbers.",
      series: ["IOPS"],
      x,
      y: { label: "IOPS", format: formatCount, formatAxis: formatCounts, logarithmic: false },
      data: rates(samples),
    });
    this.#latency = chart({
      description:
        "Median and 99th percentile of latency over time; the table below has the numbers.",
      series: ["p50", "p99"],
      x,
      y: { label: "Latency", format: formatNanoseconds, logarithmic: true },
      data: latencies(samples),
    });
    this.#table = details("As a table", numbers(samples));
    this.node = document.createElement("div");
    this.node.append(this.#rate.node, this.#latency.node, this.#table);
  }

  update(samples: readonly Sample[]): void {
    this.#rate.update(rates(samples));
    this.#latency.update(latencies(samples));
    this.#table.lastElementChild?.replaceWith(numbers(samples));
  }

  dispose(): void {
    this.#rate.dispose();
    this.#latency.dispose();
  }
}

function rates(samples: readonly Sample[]): ChartData {
  return [samples.map(({ atSeconds }) => atSeconds), samples.map(({ iops }) => iops)];
}

function latencies(samples: readonly Sample[]): ChartData {
  return [
    samples.map(({ atSeconds }) => atSeconds),
    samples.map(({ p50Ns }) => p50Ns),
    samples.map(({ p99Ns }) => p99Ns),
  ];
}

function numbers(samples: readonly Sample[]): HTMLElement {
  const latency = (value: number | null): string =>
    value === null ? notMeasured : formatNanoseconds(value);
  return table({
    caption: "Second by second",
    columns: ["Time", "IOPS", "p50", "p99", "p99.9"],
    rows: samples.map(({ atSeconds, iops, p50Ns, p99Ns, p999Ns }) => [
      `${atSeconds.toFixed(0)} s`,
      formatCount(iops),
      latency(p50Ns),
      latency(p99Ns),
      latency(p999Ns),
    ]),
  });
}
