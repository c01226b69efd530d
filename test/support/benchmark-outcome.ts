import assert from "node:assert/strict";
import {
  BenchmarkError,
  type RunOptions,
  planBenchmark,
  runBenchmark,
} from "../../server/src/benchmark/index.js";
import type { BenchmarkProgress, BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";

/** Carries out a request that makes one run. */
export async function run(
  request: BenchmarkRequest,
  options: RunOptions = {},
): Promise<BenchmarkRun> {
  const [only, ...others] = await runBenchmark(planBenchmark(request), options);
  assert.ok(only !== undefined && others.length === 0);
  return only;
}

/** Carries out a request that must fail before there is a run. */
export async function failure(
  request: BenchmarkRequest,
  options?: RunOptions,
): Promise<BenchmarkError> {
  try {
    await runBenchmark(planBenchmark(request), options);
  } catch (error) {
    assert.ok(error instanceof BenchmarkError, String(error));
    return error;
  }
  assert.fail("it did not fail");
}

/** Calls back once, at the first progress report that fits. */
export function when(
  fits: (progress: BenchmarkProgress) => boolean,
  act: () => void,
): (progress: BenchmarkProgress) => void {
  let isDone = false;
  return (progress) => {
    if (isDone || !fits(progress)) return;
    isDone = true;
    act();
  };
}
