import { median } from "simple-statistics";
import { formatCount, formatNanoseconds } from "../report/quantities.js";
import { type BenchmarkRun, type Latency, requestsPerSecond } from "./run.js";
import type { WorkloadName } from "./workloads.js";

/** What a budget can limit: latencies from above, the requests per second from below. */
export const budgetKeys = [
  "iops",
  "meanLatencyNs",
  "p50LatencyNs",
  "p90LatencyNs",
  "p99LatencyNs",
  "p999LatencyNs",
] as const;
export type BudgetKey = (typeof budgetKeys)[number];

/** By workload: what its runs must reach. */
export type Budgets = Readonly<
  Partial<Record<WorkloadName, Readonly<Partial<Record<BudgetKey, number>>>>>
>;

/** Where the runs of a workload miss its budget: sentences. Several runs count with their median. */
export function missedBudgets(runs: readonly BenchmarkRun[], budgets: Budgets): string[] {
  const complete = runs.filter(({ status }) => status === "complete");
  const workloads = [...new Set(complete.map(({ workload }) => workload))];
  return workloads.flatMap((workload) => {
    const own = complete.filter((run) => run.workload === workload);
    return budgetKeys.flatMap((key) => {
      const budget = budgets[workload]?.[key];
      return budget === undefined ? [] : missed(own, key, budget);
    });
  });
}

function missed(runs: readonly BenchmarkRun[], key: BudgetKey, budget: number): string[] {
  const [{ workload } = { workload: "" }] = runs;
  const figures = runs.flatMap((run) => figure(run, key) ?? []);
  if (figures.length === 0)
    return [`${workload}: too little was measured for the budget of ${key}.`];
  const found = median(figures);
  if (key === "iops") {
    return found >= budget
      ? []
      : [`${workload}: ${formatCount(found)} IOPS, below the budget of ${formatCount(budget)}.`];
  }
  const name = key.replace("LatencyNs", "").replace("p999", "p99.9");
  return found <= budget
    ? []
    : [
        `${workload}: ${name} ${formatNanoseconds(found)}, ` +
          `above the budget of ${formatNanoseconds(budget)}.`,
      ];
}

/** Of the flushes where the load makes some, else of the slower direction. */
function figure(run: BenchmarkRun, key: BudgetKey): number | null {
  if (key === "iops") return requestsPerSecond(run);
  const latencies = run.flush === null ? run.results.map(({ latency }) => latency) : [run.flush];
  const values = latencies.flatMap((latency) => of[key](latency) ?? []);
  return values.length === 0 ? null : Math.max(...values);
}

const of: Readonly<Record<Exclude<BudgetKey, "iops">, (latency: Latency) => number | null>> = {
  meanLatencyNs: ({ meanNs }) => meanNs,
  p50LatencyNs: ({ p50Ns }) => p50Ns,
  p90LatencyNs: ({ p90Ns }) => p90Ns,
  p99LatencyNs: ({ p99Ns }) => p99Ns,
  p999LatencyNs: ({ p999Ns }) => p999Ns,
};
