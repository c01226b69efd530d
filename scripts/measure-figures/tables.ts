import { median } from "simple-statistics";
import {
  type RatioEstimate,
  middleOf,
  pairedRatio,
} from "../../server/src/core/benchmark/statistics.js";
import {
  formatCount,
  formatNanoseconds,
  formatRatio,
} from "../../server/src/core/report/quantities.js";
import type { Figures, HandRun } from "./by-hand.js";
import type { OurRun, Stages } from "./with-us.js";

/** Measured one after the other. */
export interface Pair {
  readonly ours: OurRun;
  readonly byHand: HandRun;
  readonly isOursFirst: boolean;
}

interface Measured {
  readonly title: string;
  readonly pairs: readonly Pair[];
}

const figures: readonly (readonly [string, keyof Figures, (figure: number) => string])[] = [
  ["IOPS", "iops", formatCount],
  ["mean", "meanNs", formatNanoseconds],
  ["p50", "p50Ns", formatNanoseconds],
  ["p99", "p99Ns", formatNanoseconds],
];

/** Both middles with their 95 % intervals, and whether each lies in the other's; dashes where a run has no such figure. */
export function figuresTable(all: readonly Measured[]): string {
  const rows = all.flatMap(({ title, pairs }) =>
    figures.map(([name, key, format]) => {
      const both = pairs.flatMap(({ ours, byHand }) =>
        ours[key] === null || byHand[key] === null ? [] : [[byHand[key], ours[key]] as const],
      );
      if (both.length < pairs.length) return [title, name, ...Array<string>(4).fill("-")];
      const byHand = known(middleOf(both.map(([figure]) => figure)));
      const ours = known(middleOf(both.map(([, figure]) => figure)));
      const ratio = known(pairedRatio(both));
      const agree = holds(byHand, ours.ratio) && holds(ours, byHand.ratio);
      return [
        title,
        name,
        ...[byHand, ours].map(
          ({ ratio, low, high }) => `${format(ratio)} (${format(low)} to ${format(high)})`,
        ),
        agree ? "yes" : "no",
        `${formatRatio(ratio.ratio)} (${formatRatio(ratio.low)} to ${formatRatio(ratio.high)})`,
      ];
    }),
  );
  const head = ["measured", "", "fio by hand", "virt-latency", "inside each other's", "ratio"];
  return table(head, rows);
}

const stages: readonly (readonly [string, keyof Stages])[] = [
  ["finding, audit, connection", "connecting"],
  ["laying out", "preparing"],
  ["around fio", "around"],
  ["cleaning up", "cleaningUp"],
];

/** What is on the clock besides the time that fio was told to take: medians in seconds. */
export function overheadTable(all: readonly Measured[]): string {
  const seconds = (values: readonly number[]): string => `${median([...values]).toFixed(1)} s`;
  const rows = all.map(({ title, pairs }) => [
    title,
    ...stages.map(([, stage]) => seconds(pairs.map(({ ours }) => ours.stages[stage]))),
    seconds(
      pairs.map(({ ours }) => Object.values<number>({ ...ours.stages }).reduce((a, b) => a + b, 0)),
    ),
    seconds(pairs.map(({ byHand }) => byHand.seconds)),
  ]);
  const head = ["measured", ...stages.map(([name]) => name), "all together", "by hand, whole"];
  return table(head, rows);
}

function holds({ low, high }: RatioEstimate, figure: number): boolean {
  return figure >= low && figure <= high;
}

function known(estimate: RatioEstimate | null): RatioEstimate {
  if (estimate === null) throw new Error("Too few pairs for an interval.");
  return estimate;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
