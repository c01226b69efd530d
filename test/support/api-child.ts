/*
 * Runs a benchmark in a process of its own, for tests that kill it: `api-child.ts REQUEST`, with a
 * BenchmarkRequest as JSON. Each phase is printed on a line of its own.
 */
import { planBenchmark, runBenchmark } from "../../server/src/benchmark/index.js";
import type { BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";

const request = JSON.parse(process.argv[2] ?? "{}") as BenchmarkRequest;
await runBenchmark(planBenchmark(request), {
  onProgress: ({ phase }) => {
    process.stdout.write(`${phase}\n`);
  },
});
