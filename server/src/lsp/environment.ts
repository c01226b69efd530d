import type { BenchmarkService } from "./benchmark-service.js";

/** What the server needs from the place it runs in. Injected, so that tests and a browser bring their own. */
export interface Environment {
  /** The text of a file by its URI; undefined when there is none or it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** The page of a rule, in Markdown; undefined when there is none. */
  readRulePage(ruleId: string): Promise<string | undefined>;
  /** Loads what runs benchmarks, which is large and rarely needed: called only when a benchmark is asked for. */
  loadBenchmark(): Promise<BenchmarkService>;
}
