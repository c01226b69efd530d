import { type FleetPlan, makeFleetPlan } from "../core/benchmark/fleet-plan.js";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import { isRatioNarrow } from "../core/benchmark/precision.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import { FleetProgress } from "./fleet-progress.js";
import { Fleet } from "./fleet.js";
import type { RunOptions } from "./run-benchmark.js";

/** What was measured on several targets at once. */
export interface FleetRuns {
  /** Of all repeats, those of one repeat beside each other. */
  readonly runs: readonly BenchmarkRun[];
  /** Of the first target by itself; empty where that was not asked for. */
  readonly alone: readonly BenchmarkRun[];
}

/** Checks what is to be measured at once. Throws a BenchmarkError with code "bad-request". */
export function planFleet(
  members: readonly BenchmarkPlan[],
  options: Pick<FleetPlan, "againstAlone" | "live">,
): FleetPlan {
  const { plan, problem } = makeFleetPlan(members, options);
  if (plan === undefined) {
    throw new BenchmarkError({ code: "bad-request", message: problem, hint: "" });
  }
  return plan;
}

/**
 * Measures several targets at once, and in turn (ABBA) the first of them alone where the plan wants it. As
 * `runBenchmark`: after a run that is not complete nothing more is measured, and nothing is left on any target.
 */
export async function runFleet(plan: FleetPlan, options: RunOptions = {}): Promise<FleetRuns> {
  const { onProgress = () => undefined, signal = new AbortController().signal } = options;
  if (signal.aborted) throw cancelled();
  const [first] = plan.members;
  const { repeat, untilWithin } = first ?? { repeat: 0, untilWithin: null };
  const progress = new FleetProgress(
    { ...plan, repeat: plan.againstAlone ? 2 * repeat : repeat },
    onProgress,
  );
  const fleet = new Fleet(plan, { progress, signal });
  const together: BenchmarkRun[] = [];
  const alone: BenchmarkRun[] = [];
  const victim: BenchmarkRun[] = [];
  try {
    await fleet.prepare();
    for (let round = 0; round < repeat; round++) {
      const order = !plan.againstAlone
        ? (["all"] as const)
        : round % 2 === 0
          ? (["first", "all"] as const)
          : (["all", "first"] as const);
      for (const who of order) {
        const runs = await fleet.measure(who);
        (who === "all" ? together : alone).push(...runs);
        if (who === "all") victim.push(...runs.slice(0, 1));
        if (!runs.every(({ status }) => status === "complete")) return { runs: together, alone };
      }
      if (plan.againstAlone && untilWithin !== null && isRatioNarrow(alone, victim, untilWithin)) {
        break;
      }
    }
    return { runs: together, alone };
  } finally {
    progress.cleaningUp();
    await fleet.close();
  }
}
