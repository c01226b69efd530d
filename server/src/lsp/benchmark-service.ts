import type { Comparison } from "../core/benchmark/comparison.js";
import type { BenchmarkPlan, BenchmarkProgress, BenchmarkRequest } from "../core/benchmark/plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import type { Definition } from "../libvirt/define-guest.js";
import type { RunsInTurn } from "../benchmark/index.js";
import type { ApplyParams, AuditConfirmation, AuditOutcome, AuditParams } from "../protocol.js";

/** The benchmark as the server needs it; what it throws has a message for the user. */
export interface BenchmarkService {
  /** Checks a request without starting anything. */
  plan(request: BenchmarkRequest): BenchmarkPlan;
  /** What the user must agree to: host, directory, bytes written and duration; of two plans, those in turn. */
  confirmation(plan: BenchmarkPlan, against?: BenchmarkPlan): string;
  run(
    plan: BenchmarkPlan,
    options: { signal: AbortSignal; onProgress: (progress: BenchmarkProgress) => void },
  ): Promise<readonly BenchmarkRun[]>;
  /** Two plans in turn. */
  runInTurn(
    plans: { readonly base: BenchmarkPlan; readonly changed: BenchmarkPlan },
    options: { signal: AbortSignal; onProgress: (progress: BenchmarkProgress) => void },
  ): Promise<RunsInTurn>;
  /** What defining a text would change. Reads only. */
  prepareDefinition(request: ApplyParams, signal: AbortSignal): Promise<Definition>;
  /** Gives the guest its new definition. What runs is not touched. */
  define(request: ApplyParams, definition: Definition, signal: AbortSignal): Promise<void>;
  /** The difference, for editors that have no page for it. */
  diff(definition: Definition): string;
  /** What the user must agree to before an audit: where it logs in, and what it does there. */
  auditConfirmation(params: AuditParams): AuditConfirmation;
  /** Looks at guest and host. Reads only. */
  audit(params: AuditParams, signal: AbortSignal): Promise<AuditOutcome>;
  /** Keeps a run and tells where. */
  store(run: BenchmarkRun): Promise<string>;
  /** Stored runs, newest first. */
  list(): Promise<{ readonly runs: readonly BenchmarkRun[]; readonly problems: readonly string[] }>;
  compare(base: readonly BenchmarkRun[], changed: readonly BenchmarkRun[]): Comparison;
  /** A run in a line or a few, for editors that have no page for it. */
  summary(run: BenchmarkRun): string;
}
