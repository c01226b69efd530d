import uPlot from "uplot";
import { apart } from "./axis-labels.js";
import { element } from "./dom.js";
import { type Theme, currentTheme, onThemeChange } from "./theme.js";

/** Columns of numbers: the first are the places on the x axis. */
export type ChartData = readonly [readonly number[], ...(readonly (number | null)[])[]];

export interface ChartModel {
  /** What the chart shows, for those who do not see it. */
  readonly description: string;
  readonly series: readonly string[];
  readonly x: {
    readonly label: string;
    readonly format: (value: number) => string;
    /** Where the grid has its lines; uPlot decides when absent. */
    readonly ticks?: readonly number[];
    /** Or how far apart they may be. */
    readonly increments?: readonly number[];
    /** The axis begins at zero and goes at least this far, so that it does not move while a benchmark runs. */
    readonly least?: number;
  };
  readonly y: {
    readonly label: string;
    readonly format: (value: number) => string;
    /** What the axis says at its lines; `format` for each when absent. */
    readonly formatAxis?: (values: readonly number[]) => string[];
    readonly logarithmic: boolean;
  };
  readonly data: ChartData;
}

/** A chart on the page. */
export interface Chart {
  readonly node: HTMLElement;
  update(data: ChartData): void;
  /** To be called when the chart is taken off the page. */
  dispose(): void;
}

const height = 280;

/** One for each colour of a theme, and the border of its mark in the legend. */
const dashes = [[], [8, 4], [2, 3], [12, 4, 2, 4]];
const borders = ["solid", "dashed", "dotted", "double"];

const axisWidth = 76;

/** Draws a line chart, which follows the page's width and the theme. */
export function chart(model: ChartModel): Chart {
  const node = element("div", {
    class: "chart",
    role: "img",
    "aria-label": model.description,
  });
  let data = model.data;
  let plot: uPlot | undefined;
  const draw = (): void => {
    const width = node.clientWidth;
    if (width === 0) return;
    plot?.destroy();
    plot = new uPlot(options(model, currentTheme(), width), aligned(data), node);
  };
  const resized = new ResizeObserver(() => {
    if (plot === undefined) draw();
    else plot.setSize({ width: node.clientWidth, height });
  });
  resized.observe(node);
  const themed = onThemeChange(draw);
  return {
    node,
    update: (newer) => {
      data = newer;
      plot?.setData(aligned(newer));
    },
    dispose: () => {
      resized.disconnect();
      themed.disconnect();
      plot?.destroy();
    },
  };
}

/** uPlot's types ask for arrays that may be written to, though it does not write. */
function aligned([x, ...columns]: ChartData): uPlot.AlignedData {
  return [[...x], ...columns.map((column) => [...column])];
}

function options({ series, x, y }: ChartModel, theme: Theme, width: number): uPlot.Options {
  const axis = { stroke: theme.text, font: theme.font, labelFont: theme.font };
  const grid = { stroke: theme.grid, width: 1 };
  const { ticks, increments, least } = x;
  return {
    width,
    height,
    scales: {
      x: {
        time: false,
        ...(least !== undefined && { range: (_, _min, max) => [0, Math.max(least, max)] }),
      },
      y: y.logarithmic ? logarithmicScale : scaleFromZero(),
    },
    series: [
      { label: x.label, value: (_, value) => shown(value, x.format) },
      ...series.map((label, index) => ({
        label,
        stroke: theme.series[index % theme.series.length] ?? theme.text,
        width: 2,
        // Not by colour alone.
        dash: dashes[index % dashes.length] ?? [],
        // A line needs two values; while a benchmark runs, the first one stands alone.
        points: { show: isAlone },
        value: (_: uPlot, value: number | null) => shown(value, y.format),
      })),
    ],
    axes: [
      {
        ...axis,
        grid,
        ticks: grid,
        label: x.label,
        values: (plot, values) =>
          apart(values.map((value) => ({ at: plot.valToPos(value, "x"), text: x.format(value) }))),
        ...(ticks !== undefined && { splits: [...ticks] }),
        ...(increments !== undefined && { incrs: [...increments] }),
      },
      {
        ...axis,
        grid,
        ticks: grid,
        label: y.label,
        size: axisWidth,
        values: (_, values) =>
          y.formatAxis?.(values) ?? values.map((value) => shown(value, y.format)),
      },
    ],
    cursor: { drag: { x: false, y: false } },
    legend: {
      live: true,
      // The first series is the x axis.
      markers: { dash: (_, index) => borders[(index - 1) % borders.length] ?? "solid" },
    },
  };
}

function isAlone(_plot: uPlot, _series: number, first: number, last: number): boolean {
  return first === last;
}

/**
 * uPlot's enumeration of distributions exists in its types alone, so its number for this one, 3, can only be given
 * past them.
 */
const logarithmicScale: uPlot.Scale = Object.fromEntries([["distr", 3]]);

/** A rate is shown from zero: a cut axis makes noise look like a cliff. */
function scaleFromZero(): uPlot.Scale {
  return { range: (_, _min, max) => [0, Math.max(1, max * 1.1)] };
}

/** On a logarithmic axis uPlot has null for lines that carry no number. */
function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "" : format(value);
}
