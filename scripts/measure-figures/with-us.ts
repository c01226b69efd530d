import { planBenchmark, runBenchmark } from "../../server/src/benchmark/index.js";
import type { BenchmarkPhase, BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import type { Figures } from "./by-hand.js";

/** Where the time of a benchmark with one run goes, in seconds on the clock. */
export interface Stages {
  /** Finding the guest, the audit of guest and host, the agent and what it finds out. */
  readonly connecting: number;
  readonly preparing: number;
  /** From fio's start to its end, as heard here, without the time that it was told to take. */
  readonly around: number;
  readonly cleaningUp: number;
}

export interface OurRun extends Figures {
  readonly seconds: number;
  readonly stages: Stages;
}

/** A whole benchmark of one run, from nothing to nothing. */
export async function measureWithUs(request: BenchmarkRequest): Promise<OurRun> {
  const plan = planBenchmark(request);
  const begun = new Map<BenchmarkPhase, number>();
  const start = performance.now();
  const [run] = await runBenchmark(plan, {
    onProgress: ({ phase }) => {
      if (!begun.has(phase)) begun.set(phase, performance.now());
    },
  });
  const end = performance.now();
  const [result] = run?.results ?? [];
  if (run?.status !== "complete" || result === undefined) {
    throw new Error(`${request.target}: ${run?.problems.join() ?? "no run"}`);
  }
  const { meanNs, p50Ns, p99Ns } = result.latency;
  const between = (from: number | undefined, to: number | undefined): number =>
    ((to ?? Number.NaN) - (from ?? Number.NaN)) / 1000;
  const [preparing, warmingUp, cleaningUp] = (
    ["preparing", "warming-up", "cleaning-up"] as const
  ).map((phase) => begun.get(phase));
  return {
    iops: result.iops,
    meanNs,
    p50Ns: p50Ns ?? Number.NaN,
    p99Ns,
    seconds: (end - start) / 1000,
    stages: {
      connecting: between(start, preparing),
      preparing: between(preparing, warmingUp),
      around: between(warmingUp, cleaningUp) - plan.durationSeconds,
      cleaningUp: between(cleaningUp, end),
    },
  };
}
