import type { MeasurementNews } from "../core/benchmark/measurement.js";
import type { BenchmarkPhase, BenchmarkPlan, BenchmarkProgress } from "../core/benchmark/plan.js";
import type { Sample } from "../core/benchmark/run.js";

/** The part of the bar that laying out the files gets; how long it takes is not known beforehand. */
const layoutShare = 0.15;

/** What of a plan decides how long it takes. */
export type ProgressPlan = Pick<BenchmarkPlan, "layoutBytes" | "repeat" | "durationSeconds">;

/** Who is told what happens. */
export type ProgressSink = Pick<Progress, "phase" | "laidOut" | "nextRun" | "news">;

/** Turns what happens into progress reports, with a fraction that never goes back. */
export class Progress {
  readonly #plan: ProgressPlan;
  readonly #report: (progress: BenchmarkProgress) => void;
  #phase: BenchmarkPhase = "connecting";
  #run = 0;
  #runStarted = 0;
  #fraction = 0;

  constructor(plan: ProgressPlan, report: (progress: BenchmarkProgress) => void) {
    this.#plan = plan;
    this.#report = report;
  }

  phase(phase: BenchmarkPhase): void {
    this.#phase = phase;
    if (phase === "cleaning-up") this.#fraction = 1;
    this.#tell(null);
  }

  laidOut(bytes: number): void {
    this.#advance(layoutShare * Math.min(1, bytes / this.#plan.layoutBytes));
    this.#tell(null);
  }

  nextRun(): void {
    this.#run++;
    this.#runStarted = Date.now();
    this.#phase = "warming-up";
    this.#advance(layoutShare);
    this.#tell(null);
  }

  /** @param target Where it happened, where there are several. */
  news({ phase, samples }: MeasurementNews, target?: string): void {
    this.#phase = phase;
    const { repeat, durationSeconds } = this.#plan;
    const ofRun = (Date.now() - this.#runStarted) / 1000 / (durationSeconds / repeat);
    const ofRuns = (this.#run - 1 + Math.min(1, ofRun)) / repeat;
    this.#advance(layoutShare + (1 - layoutShare) * ofRuns);
    if (samples.length === 0) this.#tell(null);
    for (const sample of samples) this.#tell(sample, target);
  }

  #advance(fraction: number): void {
    this.#fraction = Math.max(this.#fraction, fraction);
  }

  #tell(sample: Sample | null, target?: string): void {
    this.#report({
      phase: this.#phase,
      run: Math.max(1, this.#run),
      runs: this.#plan.repeat,
      fraction: this.#fraction,
      sample,
      ...(target !== undefined && { target }),
    });
  }
}
