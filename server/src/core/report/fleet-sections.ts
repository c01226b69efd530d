import { compareRuns } from "../benchmark/comparison.js";
import { type FleetRound, type FleetTotal, fleetRounds } from "../benchmark/fleet-figures.js";
import type { BenchmarkRun, DirectionResult, Latency } from "../benchmark/run.js";
import {
  formatBytesPerSecond,
  formatCount,
  formatNanoseconds,
  formatPercent,
} from "./quantities.js";
import { verdictSentences } from "./comparison-text.js";
import { notMeasured, percentileText } from "./percentile-text.js";

/** What was measured at once, for a person: one section for each time. */
export interface FleetSection {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** One for each direction; rows of words, each target's and then that of all together. */
  readonly tables: readonly {
    readonly caption: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** The sections on runs that were made at once; none where each target was measured by itself. */
export function fleetSections(runs: readonly BenchmarkRun[]): readonly FleetSection[] {
  const rounds = fleetRounds(runs);
  return rounds.map((round, index) => section(round, rounds.length === 1 ? null : index + 1));
}

/**
 * What its neighbours cost the first target, where it was measured in turn with and without them: sentences, none
 * where it was not.
 */
export function neighbourVerdict(runs: readonly BenchmarkRun[]): readonly string[] {
  const alone = runs.filter(({ fleet }) => fleet?.members.length === 1);
  const [first] = alone;
  const among = runs.filter(
    ({ target, fleet }) => target === first?.target && (fleet?.members.length ?? 0) > 1,
  );
  if (first === undefined || among.length === 0) return [];
  return [
    `${first.target} alone, and then with its neighbours:`,
    ...verdictSentences(compareRuns(alone, among)),
  ];
}

function section(round: FleetRound, number: number | null): FleetSection {
  const fleet = round.runs[0]?.fleet ?? null;
  const count = fleet?.members.length ?? 0;
  const skew = fleet?.skewMs ?? null;
  const how =
    fleet?.coordination === "fio" ? "fio's client and servers" : "an own fio on each target";
  const { together } = round;
  return {
    heading: `${count} targets at once${number === null ? "" : `, run ${number}`}`,
    sentences: [
      `Measured by ${how}; ` +
        (skew === null
          ? "how far apart they started was not heard."
          : `their starts were heard within ${formatNanoseconds(skew * 1e6)}.`),
      ...(round.missing.length === 0
        ? []
        : [
            `There are no figures of all together, for lack of a complete run of ${round.missing.join(", ")}.`,
          ]),
      ...together.map((total) => fairnessSentence(total, together.length > 1)),
    ],
    tables: together.map((total) => table(round.runs, total)),
  };
}

function fairnessSentence({ direction, fairness }: FleetTotal, isOneOfMany: boolean): string {
  const { slowestOfFastest, jain } = fairness;
  return (
    `${isOneOfMany ? `Of the ${direction}s, the` : "The"} slowest target made ${formatPercent(slowestOfFastest)} ` +
    `of the requests per second of the fastest; Jain's index of fairness is ${jain.toFixed(3)} (1 is all alike).`
  );
}

function table(runs: readonly BenchmarkRun[], total: FleetTotal): FleetSection["tables"][number] {
  const { direction } = total;
  return {
    caption: `${direction === "read" ? "Reads" : "Writes"}, each target and all together`,
    columns: ["", "IOPS", "of all", "bandwidth", "mean", "p50", "p99", "p99.9", "max"],
    rows: [
      ...runs.flatMap((run) => {
        const result = run.results.find((each) => each.direction === direction);
        return result === undefined ? [] : [row(run.target, result, total)];
      }),
      row("all together", total, total),
    ],
  };
}

function row(
  name: string,
  { iops, bytesPerSecond, latency }: Pick<DirectionResult, "iops" | "bytesPerSecond" | "latency">,
  total: FleetTotal,
): readonly string[] {
  return [
    name,
    formatCount(iops),
    total.iops === 0 ? notMeasured : formatPercent(iops / total.iops),
    formatBytesPerSecond(bytesPerSecond),
    ...latencies(latency),
  ];
}

function latencies(latency: Latency): readonly string[] {
  const { meanNs, p50Ns, p99Ns, p999Ns, maxNs } = latency;
  return [
    formatNanoseconds(meanNs),
    percentileText(p50Ns, 50, latency),
    percentileText(p99Ns, 99, latency),
    percentileText(p999Ns, 99.9, latency),
    formatNanoseconds(maxNs),
  ];
}
