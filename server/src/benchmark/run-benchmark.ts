import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  type BenchmarkRequest,
  makePlan,
} from "../core/benchmark/plan.js";
import { isNarrow, isRatioNarrow } from "../core/benchmark/precision.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import { Place, type Watch } from "./place.js";
import { Progress, type ProgressPlan } from "./progress.js";

export interface RunOptions {
  /** Called synchronously, in order. */
  readonly onProgress?: (progress: BenchmarkProgress) => void;
  /** Cancels at any moment; what was measured is kept in a run with status "cancelled". */
  readonly signal?: AbortSignal;
}

/** Checks what the user asks for. Nothing is started. Throws a BenchmarkError with code "bad-request". */
export function planBenchmark(request: BenchmarkRequest): BenchmarkPlan {
  const { plan, problem } = makePlan(request);
  if (plan === undefined) {
    throw new BenchmarkError({ code: "bad-request", message: problem, hint: "" });
  }
  return plan;
}

/**
 * Carries the plan out: one run per repeat, in order, the last one possibly cancelled or failed. Throws a
 * BenchmarkError (code "cancelled" included) when it ended before the first run was started. In every case
 * nothing is left on the target.
 */
export async function runBenchmark(
  plan: BenchmarkPlan,
  options: RunOptions = {},
): Promise<readonly BenchmarkRun[]> {
  const { progress, signal } = watched(plan, options);
  const place = new Place(plan, { progress, signal });
  try {
    await place.prepare();
    const runs: BenchmarkRun[] = [];
    while (runs.length < plan.repeat) {
      const run = await place.measure();
      runs.push(run);
      if (run.status !== "complete") break;
      if (plan.untilWithin !== null && isNarrow(runs, plan.untilWithin)) break;
    }
    return runs;
  } finally {
    progress.phase("cleaning-up");
    await place.close();
  }
}

/** Two sets of runs; the pairs have equal indexes. */
export interface RunsInTurn {
  readonly base: readonly BenchmarkRun[];
  readonly changed: readonly BenchmarkRun[];
}

/**
 * Carries out two plans in turn (ABBA), so that what changes on the machines in the meantime hits both sides
 * alike. Repeats and interval are those of `base`. Else as `runBenchmark`; after a run that is not complete
 * nothing more is measured.
 */
export async function runInTurn(
  plans: { readonly base: BenchmarkPlan; readonly changed: BenchmarkPlan },
  options: RunOptions = {},
): Promise<RunsInTurn> {
  const { repeat, untilWithin } = plans.base;
  const { progress, signal } = watched(
    {
      repeat: 2 * repeat,
      layoutBytes: plans.base.layoutBytes + plans.changed.layoutBytes,
      durationSeconds: plans.base.durationSeconds + plans.changed.durationSeconds,
    },
    options,
  );
  const base = new Place(plans.base, { progress, signal });
  const changed = new Place(plans.changed, { progress, signal });
  const runs = { base: [] as BenchmarkRun[], changed: [] as BenchmarkRun[] };
  try {
    await base.prepare();
    await changed.prepare();
    while (runs.changed.length < repeat) {
      const isEven = runs.base.length % 2 === 0;
      for (const side of isEven ? (["base", "changed"] as const) : (["changed", "base"] as const)) {
        const run = await { base, changed }[side].measure();
        runs[side].push(run);
        if (run.status !== "complete") return runs;
      }
      if (untilWithin !== null && isRatioNarrow(runs.base, runs.changed, untilWithin)) break;
    }
    return runs;
  } finally {
    progress.phase("cleaning-up");
    await Promise.all([base.close(), changed.close()]);
  }
}

function watched(
  plan: ProgressPlan,
  { onProgress, signal = new AbortController().signal }: RunOptions,
): Watch {
  if (signal.aborted) throw cancelled();
  return { progress: new Progress(plan, onProgress ?? (() => undefined)), signal };
}
