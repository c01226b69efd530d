import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  type Sample,
  formatTarget,
} from "../../../../server/src/protocol.js";
import { formatBytes, formatDuration } from "../../../../server/src/core/report/quantities.js";
import { phaseTitles } from "../../../../server/src/core/report/plan-text.js";
import { element, section } from "./dom.js";
import { withSample } from "./live-samples.js";
import { TimeCharts } from "./time-charts.js";
import type { View } from "./view.js";
import { targetWords } from "./words.js";

/** A benchmark that is running. */
export class LiveView implements View {
  readonly nodes: readonly Node[];
  readonly #status = element("p", { role: "status" });
  readonly #bar = element("progress", { max: "1", value: "0", "aria-label": "Progress" });
  readonly #charts = element("div");
  readonly #seconds: number;
  #drawn: TimeCharts | undefined;
  #samples: readonly Sample[];

  constructor(plan: BenchmarkPlan, progress: BenchmarkProgress | null, samples: readonly Sample[]) {
    this.#samples = samples;
    this.#seconds = plan.settings.runtimeSeconds;
    const { title, summary } = plan.workload;
    const folder = plan.directory === "." ? "" : ` in ${plan.directory}`;
    const where = (plan.guestName ?? targetWords(formatTarget(plan.target))) + folder;
    this.nodes = [
      element("h1", {}, title),
      element(
        "p",
        {},
        `${summary} Measuring on ${where}: ${formatBytes(plan.layoutBytes)}, about ${formatDuration(plan.durationSeconds)}.`,
      ),
      this.#status,
      this.#bar,
      section("Second by second", this.#charts),
    ];
    this.#describe(progress);
    this.#draw();
  }

  progress(progress: BenchmarkProgress): void {
    this.#describe(progress);
    if (progress.sample === null) return;
    this.#samples = withSample(this.#samples, progress.sample);
    this.#draw();
  }

  dispose(): void {
    this.#drawn?.dispose();
  }

  #draw(): void {
    if (this.#drawn !== undefined) {
      this.#drawn.update(this.#samples);
    } else if (this.#samples.length > 0) {
      this.#drawn = new TimeCharts(this.#samples, this.#seconds);
      this.#charts.replaceChildren(this.#drawn.node);
    }
  }

  #describe(progress: BenchmarkProgress | null): void {
    const { phase, run, runs, fraction } = progress ?? {
      phase: "connecting" as const,
      run: 1,
      runs: 1,
      fraction: 0,
    };
    const which = runs > 1 ? `Run ${run.toString()} of ${runs.toString()}. ` : "";
    const words = `${which}Now: ${phaseTitles[phase]}.`;
    // A screen reader would read the same words again each second.
    if (this.#status.textContent !== words) this.#status.textContent = words;
    this.#bar.value = fraction;
  }
}
