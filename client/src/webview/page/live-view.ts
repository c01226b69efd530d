import {
  type BenchmarkPhase,
  type BenchmarkPlan,
  type BenchmarkProgress,
  type Sample,
  formatTarget,
  workload,
} from "../../../../server/src/protocol.js";
import { formatBytes, formatDuration } from "../../../../server/src/core/report/quantities.js";
import { element, section } from "./dom.js";
import { TimeCharts } from "./time-charts.js";
import type { View } from "./view.js";
import { targetWords } from "./words.js";

const phaseWords: Readonly<Record<BenchmarkPhase, string>> = {
  connecting: "Connecting…",
  preparing: "Laying out the files…",
  "warming-up": "Warming up; these figures do not count…",
  measuring: "Measuring…",
  "cleaning-up": "Removing the files…",
};

/** A benchmark that is running. */
export class LiveView implements View {
  readonly nodes: readonly Node[];
  readonly #status = element("p", { role: "status" });
  readonly #bar = element("progress", { max: "1", value: "0", "aria-label": "Progress" });
  readonly #charts: TimeCharts;
  #samples: readonly Sample[];

  constructor(plan: BenchmarkPlan, progress: BenchmarkProgress | null, samples: readonly Sample[]) {
    this.#samples = samples;
    this.#charts = new TimeCharts(samples);
    const { title, summary } = workload(plan.workload);
    const where = `${targetWords(formatTarget(plan.target))} in ${plan.directory}`;
    this.nodes = [
      element("h1", {}, title),
      element(
        "p",
        {},
        `${summary} Measuring on ${where}: ${formatBytes(plan.layoutBytes)}, about ${formatDuration(plan.durationSeconds)}.`,
      ),
      this.#status,
      this.#bar,
      section("Second by second", this.#charts.node),
    ];
    this.#describe(progress);
  }

  progress(progress: BenchmarkProgress): void {
    this.#describe(progress);
    if (progress.sample === null) return;
    this.#samples = [...this.#samples, progress.sample];
    this.#charts.update(this.#samples);
  }

  dispose(): void {
    this.#charts.dispose();
  }

  #describe(progress: BenchmarkProgress | null): void {
    const { phase, run, runs, fraction } = progress ?? {
      phase: "connecting" as const,
      run: 1,
      runs: 1,
      fraction: 0,
    };
    const which = runs > 1 ? `Run ${run.toString()} of ${runs.toString()}. ` : "";
    const words = which + phaseWords[phase];
    // A screen reader would read the same words again each second.
    if (this.#status.textContent !== words) this.#status.textContent = words;
    this.#bar.value = fraction;
  }
}
