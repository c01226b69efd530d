import type { RunsDocument } from "../benchmark/read-run.js";
import type { BenchmarkRun } from "../benchmark/run.js";

/** Runs for programs: what `benchmark --format json` prints and `--output` writes. */
export function runsJson(runs: readonly BenchmarkRun[]): string {
  const document: RunsDocument = { version: 1, runs };
  return JSON.stringify(document, undefined, 2) + "\n";
}
