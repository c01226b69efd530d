import {
  defaultRunsFolder,
  listRuns,
  planBenchmark,
  runBenchmark,
  storeRun,
} from "../benchmark/index.js";
import type { BenchmarkService } from "./benchmark-service.js";

const folder = defaultRunsFolder(process.env);

/** The benchmark on this machine; runs are kept where the command line keeps them. */
export const nodeBenchmark: BenchmarkService = {
  plan: planBenchmark,
  confirmation: ({ directory }) => directory,
  run: runBenchmark,
  store: (run) => storeRun(folder, run),
  list: () => listRuns(folder),
  compare: (base, changed) => ({ version: 1, base, changed, rows: [], caveats: [] }),
  summary: ({ id }) => id,
};
