import { BenchmarkError } from "../../server/src/benchmark/index.js";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  makePlan,
} from "../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import type { Definition } from "../../server/src/libvirt/define-guest.js";
import type { BenchmarkService } from "../../server/src/lsp/benchmark-service.js";
import { audit, auditConfirmation } from "../../server/src/lsp/node-audit.js";
import { sampleRun } from "./benchmark-run.js";

/** A benchmark that measures nothing: what it was asked to do is kept, and each run ends as the test says. */
export class FakeBenchmark implements BenchmarkService {
  readonly ran: BenchmarkPlan[] = [];
  readonly kept: BenchmarkRun[] = [];
  readonly defined: string[] = [];
  aborted = false;
  ending: "complete" | "waits-for-cancel" | "fails" | "outdated" | "cannot-be-stored" = "complete";
  begun: () => void = () => undefined;

  plan(asked: Parameters<BenchmarkService["plan"]>[0]): BenchmarkPlan {
    const { plan, problem } = makePlan(asked);
    if (plan === undefined) throw new Error(problem);
    return plan;
  }

  confirmation({ directory, durationSeconds }: BenchmarkPlan, against?: BenchmarkPlan): string {
    const other = against === undefined ? "" : ` in turn with ${against.directory}`;
    return `Confirm ${directory} for ${durationSeconds.toString()} s${other}`;
  }

  async run(
    plan: BenchmarkPlan,
    { signal, onProgress }: Parameters<BenchmarkService["run"]>[1],
  ): Promise<readonly BenchmarkRun[]> {
    this.ran.push(plan);
    onProgress(progress(0.5));
    this.begun();
    if (this.ending === "outdated") {
      const details = ["disk vda: driver io threads, runs with native"];
      const message = "The guest db1 does not run as the file describes it.";
      throw new BenchmarkError({ code: "outdated", message, hint: "Define it.", details });
    }
    if (this.ending === "fails") {
      throw Object.assign(new Error("There is no fio on db1."), { hint: "Install fio." });
    }
    if (this.ending === "waits-for-cancel") {
      await new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          resolve();
        });
      });
      this.aborted = signal.aborted;
      return [runOf(plan, "cancelled")];
    }
    return [runOf(plan, "complete")];
  }

  store(run: BenchmarkRun): Promise<string> {
    if (this.ending === "cannot-be-stored") return Promise.reject(new Error("The disk is full."));
    this.kept.push(run);
    return Promise.resolve(`/runs/${run.id}.json`);
  }

  list(): ReturnType<BenchmarkService["list"]> {
    return Promise.resolve({ runs: this.kept, problems: ["x.json is not a run."] });
  }

  async runInTurn(
    { base, changed }: Parameters<BenchmarkService["runInTurn"]>[0],
    options: Parameters<BenchmarkService["runInTurn"]>[1],
  ): ReturnType<BenchmarkService["runInTurn"]> {
    return { base: await this.run(base, options), changed: await this.run(changed, options) };
  }

  prepareDefinition({ text }: { text: string }): Promise<Definition> {
    return text.startsWith("<domain")
      ? Promise.resolve({ ...definition, after: text })
      : Promise.reject(new BenchmarkError({ code: "hypervisor", message: "No domain.", hint: "" }));
  }

  define(_request: unknown, { after }: Definition): Promise<void> {
    this.defined.push(after);
    return Promise.resolve();
  }

  diff({ before, after }: Definition): string {
    return `-${before}+${after}`;
  }

  auditConfirmation = auditConfirmation;
  audit = audit;
  compare = compareRuns;

  summary({ id }: BenchmarkRun): string {
    return `Summary of ${id}`;
  }
}

/** What `FakeBenchmark` says is defined. */
export const definition: Definition = {
  name: "db1",
  uuid: "24528d96-33db-5bfa-9917-b6e613d13f70",
  state: "running",
  before: "<domain>old</domain>",
  after: "",
};

/** A report of a run that is this far. */
export function progress(fraction: number): BenchmarkProgress {
  return { phase: "measuring", run: 1, runs: 1, fraction, sample: null };
}

let runs = 0;
function runOf({ directory }: BenchmarkPlan, status: BenchmarkRun["status"]): BenchmarkRun {
  runs++;
  return sampleRun({ id: `run-${runs.toString()}`, directory, status });
}
