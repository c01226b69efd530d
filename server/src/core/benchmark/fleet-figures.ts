import { sum } from "simple-statistics";
import { mergeLatencies } from "./merge-latencies.js";
import {
  type BenchmarkRun,
  type Direction,
  type DirectionResult,
  type Latency,
  directions,
} from "./run.js";

/** What was measured at the same time. */
export interface FleetRound {
  readonly id: string;
  /** In the order of the members. */
  readonly runs: readonly BenchmarkRun[];
  /** Members that there is no complete run of, as they were asked for. */
  readonly missing: readonly string[];
  /** One for each direction that was measured; empty where not all members are complete. */
  readonly together: readonly FleetTotal[];
}

/** All members of a round as one. */
export interface FleetTotal extends Pick<
  DirectionResult,
  "direction" | "ios" | "iops" | "bytesPerSecond"
> {
  /** From all their histograms added up: not the average of their percentiles, which means nothing. */
  readonly latency: Latency;
  readonly fairness: Fairness;
}

/** How evenly the requests per second are spread over the members. */
export interface Fairness {
  /** The slowest member's part of the fastest one's: 1 where all are alike. */
  readonly slowestOfFastest: number;
  /** Jain's index: 1 where all are alike, 1/n where one has everything. */
  readonly jain: number;
}

/** The rounds among these runs, oldest first; runs of one target by itself are in none. */
export function fleetRounds(runs: readonly BenchmarkRun[]): readonly FleetRound[] {
  const byId = new Map<string, BenchmarkRun[]>();
  for (const run of runs) {
    if (run.fleet === null || run.fleet.members.length < 2) continue;
    const { id } = run.fleet;
    byId.set(id, [...(byId.get(id) ?? []), run]);
  }
  return [...byId].map(([id, members]) => round(id, members));
}

/** A stored run, with those among all stored ones that were made at the same time, in the order of the members. */
export function withWholeRound(
  run: BenchmarkRun,
  stored: readonly BenchmarkRun[],
): readonly BenchmarkRun[] {
  const { fleet } = run;
  if (fleet === null) return [run];
  const round = fleetRounds(stored.filter((other) => other.fleet?.id === fleet.id));
  return round[0]?.runs ?? [run];
}

function round(id: string, runs: readonly BenchmarkRun[]): FleetRound {
  const members = runs[0]?.fleet?.members ?? [];
  const complete = new Set(
    runs.flatMap(({ status, target }) => (status === "complete" ? [target] : [])),
  );
  const missing = members.filter((member) => !complete.has(member));
  return {
    id,
    runs: runs.toSorted((a, b) => members.indexOf(a.target) - members.indexOf(b.target)),
    missing,
    together: missing.length > 0 ? [] : directions.flatMap((direction) => total(direction, runs)),
  };
}

function total(direction: Direction, runs: readonly BenchmarkRun[]): FleetTotal[] {
  const results = runs.flatMap(
    (run) => run.results.find((result) => result.direction === direction) ?? [],
  );
  if (results.length === 0) return [];
  return [
    {
      direction,
      ios: sum(results.map(({ ios }) => ios)),
      iops: sum(results.map(({ iops }) => iops)),
      bytesPerSecond: sum(results.map(({ bytesPerSecond }) => bytesPerSecond)),
      latency: mergeLatencies(results.map(({ latency }) => latency)),
      fairness: fairness(results.map(({ iops }) => iops)),
    },
  ];
}

/** Of rates of at least one member. */
export function fairness(rates: readonly number[]): Fairness {
  const squares = sum(rates.map((rate) => rate * rate));
  const fastest = Math.max(...rates);
  return {
    slowestOfFastest: fastest === 0 ? 1 : Math.min(...rates) / fastest,
    jain: squares === 0 ? 1 : sum([...rates]) ** 2 / (rates.length * squares),
  };
}
