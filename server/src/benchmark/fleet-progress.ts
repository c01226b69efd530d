import type { BenchmarkPhase, BenchmarkProgress } from "../core/benchmark/plan.js";
import { Progress, type ProgressPlan, type ProgressSink } from "./progress.js";

const order: readonly BenchmarkPhase[] = [
  "connecting",
  "preparing",
  "warming-up",
  "measuring",
  "cleaning-up",
];

/** One progress of several places: as far as the farthest, with the files of all. */
export class FleetProgress {
  readonly #progress: Progress;
  readonly #laidOut = new Map<string, number>();
  #phase: BenchmarkPhase | undefined;

  constructor(plan: ProgressPlan, report: (progress: BenchmarkProgress) => void) {
    this.#progress = new Progress(plan, report);
  }

  /** What one place tells. Runs are counted by `nextRun` of the whole. */
  of(target: string): ProgressSink {
    return {
      phase: (phase) => {
        if (this.#moves(phase)) this.#progress.phase(phase);
      },
      laidOut: (bytes) => {
        this.#laidOut.set(target, bytes);
        this.#progress.laidOut([...this.#laidOut.values()].reduce((sum, each) => sum + each, 0));
      },
      nextRun: () => undefined,
      news: ({ phase, samples }) => {
        const isFirst = this.#moves(phase);
        // Who is behind the others has nothing to tell but its figures.
        if (!isFirst && samples.length === 0) return;
        this.#progress.news(
          { phase: this.#phase === "measuring" ? "measuring" : phase, samples },
          target,
        );
      },
    };
  }

  nextRun(): void {
    this.#phase = "warming-up";
    this.#progress.nextRun();
  }

  /** Time has passed. */
  tick(phase: "warming-up" | "measuring"): void {
    this.#phase = phase;
    this.#progress.news({ phase, samples: [] });
  }

  cleaningUp(): void {
    this.#progress.phase("cleaning-up");
  }

  #moves(phase: BenchmarkPhase): boolean {
    if (this.#phase !== undefined && order.indexOf(phase) <= order.indexOf(this.#phase))
      return false;
    this.#phase = phase;
    return true;
  }
}
