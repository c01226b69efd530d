/**
 * The benchmark as the command line and the language server use it:
 *
 *     const plan = planBenchmark(request);              // throws BenchmarkError "bad-request"
 *     if (!(await ask(confirmation(plan)))) return;
 *     const runs = await runBenchmark(plan, { signal, onProgress });
 *     for (const run of runs) await storeRun(folder, run);
 *
 * Everything thrown is a BenchmarkError.
 */
export { BenchmarkError } from "./benchmark-error.js";
export { importFio } from "./import-fio.js";
export {
  type RunOptions,
  type RunsInTurn,
  planBenchmark,
  runBenchmark,
  runInTurn,
} from "./run-benchmark.js";
export { defaultRunsFolder } from "./runs-folder.js";
export { listRuns, loadRuns, storeRun, writeWhole } from "./store.js";
export { planFleet, runFleet } from "./run-fleet.js";
