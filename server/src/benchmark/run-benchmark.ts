import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  type BenchmarkRequest,
  makePlan,
} from "../core/benchmark/plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { BenchmarkError } from "./benchmark-error.js";

export interface RunOptions {
  /** Called synchronously, in order. */
  readonly onProgress?: (progress: BenchmarkProgress) => void;
  /** Cancels at any moment; what was measured is kept in a run with status "cancelled". */
  readonly signal?: AbortSignal;
}

/** Checks what the user asks for. Nothing is started. Throws a BenchmarkError with code "bad-request". */
export function planBenchmark(request: BenchmarkRequest): BenchmarkPlan {
  const { plan, problem } = makePlan(request);
  if (plan === undefined) throw new BenchmarkError("bad-request", problem, "");
  return plan;
}

/**
 * Carries the plan out: one run per repeat, in order, the last one possibly cancelled or failed. Throws a
 * BenchmarkError (code "cancelled" included) when it ended before the first run was started. In every case
 * nothing is left on the target.
 */
export function runBenchmark(
  plan: BenchmarkPlan,
  options: RunOptions = {},
): Promise<readonly BenchmarkRun[]> {
  return Promise.reject(
    new BenchmarkError("unreachable", `Not connected: ${plan.directory}`, String(options.signal)),
  );
}
