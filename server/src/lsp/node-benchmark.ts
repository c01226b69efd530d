import {
  defaultRunsFolder,
  listRuns,
  planBenchmark,
  runBenchmark,
  storeRun,
} from "../benchmark/index.js";
import { compareRuns } from "../core/benchmark/comparison.js";
import { confirmationMessage } from "../core/report/plan-text.js";
import { runSummary } from "../core/report/run-text.js";
import type { BenchmarkService } from "./benchmark-service.js";

const folder = defaultRunsFolder(process.env);

/** The benchmark on this machine; runs are kept where the command line keeps them. */
export const nodeBenchmark: BenchmarkService = {
  plan: planBenchmark,
  confirmation: confirmationMessage,
  run: runBenchmark,
  store: (run) => storeRun(folder, run),
  list: () => listRuns(folder),
  compare: compareRuns,
  summary: runSummary,
};
