import { randomBytes } from "node:crypto";
import { readFacts } from "../core/benchmark/facts.js";
import { explainFioFailure } from "../core/benchmark/fio-failure.js";
import { formatFioVersion, outputFormat } from "../core/benchmark/fio-version.js";
import { layoutJob, measureJob } from "../core/benchmark/job.js";
import { Measurement } from "../core/benchmark/measurement.js";
import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  type BenchmarkRequest,
  makePlan,
} from "../core/benchmark/plan.js";
import { preflight } from "../core/benchmark/preflight.js";
import type { BenchmarkRun, Environment, RunSettings } from "../core/benchmark/run.js";
import { formatTarget } from "../core/benchmark/target.js";
import { workload } from "../core/benchmark/workloads.js";
import { localHost } from "../hosts/local-host.js";
import { sshHost } from "../hosts/ssh-host.js";
import { Aborted, AgentSession, heartbeatSeconds } from "./agent-session.js";
import { BenchmarkError } from "./benchmark-error.js";
import { Progress } from "./progress.js";
import { problemOfSession } from "./session-problem.js";

export interface RunOptions {
  /** Called synchronously, in order. */
  readonly onProgress?: (progress: BenchmarkProgress) => void;
  /** Cancels at any moment; what was measured is kept in a run with status "cancelled". */
  readonly signal?: AbortSignal;
}

/** Checks what the user asks for. Nothing is started. Throws a BenchmarkError with code "bad-request". */
export function planBenchmark(request: BenchmarkRequest): BenchmarkPlan {
  const { plan, problem } = makePlan(request);
  if (plan === undefined) {
    throw new BenchmarkError({ code: "bad-request", message: problem, hint: "" });
  }
  return plan;
}

/**
 * Carries the plan out: one run per repeat, in order, the last one possibly cancelled or failed. Throws a
 * BenchmarkError (code "cancelled" included) when it ended before the first run was started. In every case
 * nothing is left on the target.
 */
export async function runBenchmark(
  plan: BenchmarkPlan,
  { onProgress, signal = new AbortController().signal }: RunOptions = {},
): Promise<readonly BenchmarkRun[]> {
  const progress = new Progress(plan, onProgress ?? (() => undefined));
  if (signal.aborted) throw cancelled();
  progress.phase("connecting");
  const { target, sshConfig, directory } = plan;
  const host =
    target.kind === "local" ? localHost : sshHost({ host: target.host, configFile: sshConfig });
  const session = new AgentSession(host, directory);
  try {
    const prepared = await prepare(plan, session, { host: host.name, signal, progress });
    const runs: BenchmarkRun[] = [];
    for (let repeat = 0; repeat < plan.repeat; repeat++) {
      const run = await measure(plan, prepared, { session, signal, progress });
      runs.push(run);
      if (run.status !== "complete") break;
    }
    return runs;
  } finally {
    progress.phase("cleaning-up");
    await session.close();
  }
}

/** What is known once the files are there. */
interface Prepared {
  readonly settings: RunSettings;
  readonly directory: string;
  readonly fioVersion: string;
  readonly format: "json" | "json+";
  readonly notes: readonly string[];
  readonly environment: Environment;
}

async function prepare(
  plan: BenchmarkPlan,
  session: AgentSession,
  { host, signal, progress }: { host: string; signal: AbortSignal; progress: Progress },
): Promise<Prepared> {
  const answer = await session.ready(signal).catch((error: unknown) => {
    throw error instanceof Aborted ? cancelled() : error;
  });
  if ("kind" in answer) throw new BenchmarkError(problemOfSession(plan, answer));

  const facts = readFacts(answer);
  const checked = preflight(plan, facts);
  if (checked.problem !== undefined) throw new BenchmarkError(checked.problem);
  const settings = { ...plan.settings, engine: checked.engine };
  const format = outputFormat(checked.fio);

  progress.phase("preparing");
  const lines: string[] = [];
  const exitCode = await session.run({
    kind: "layout",
    format,
    job: layoutJob(workload(plan.workload), settings),
    onLine: (line) => lines.push(line),
    onLaidOut: (bytes) => {
      progress.laidOut(bytes);
    },
    signal,
  });
  if (signal.aborted) throw cancelled();
  if (exitCode === null) {
    const message = `The connection to ${host} was lost while the files were laid out.`;
    throw new BenchmarkError({ code: "connection-lost", message, hint: afterLoss });
  }
  if (exitCode !== 0) {
    const texts = lines.filter((line) => !/^[\s{}]/.test(line) && line !== "");
    throw new BenchmarkError(explainFioFailure({ lines: texts, exitCode }));
  }
  return {
    settings,
    directory: facts.directory,
    fioVersion: formatFioVersion(checked.fio),
    format,
    notes: checked.notes,
    environment: facts.environment,
  };
}

async function measure(
  plan: BenchmarkPlan,
  prepared: Prepared,
  { session, signal, progress }: { session: AgentSession; signal: AbortSignal; progress: Progress },
): Promise<BenchmarkRun> {
  const { settings, environment, format, directory, fioVersion, notes } = prepared;
  const load = workload(plan.workload);
  const job = measureJob(load, settings);
  const measurement = new Measurement();
  const start = new Date();
  progress.nextRun();
  const overdue = AbortSignal.timeout((runSeconds(settings) + overdueSeconds) * 1000);
  const exitCode = await session.run({
    kind: "measure",
    format,
    job,
    onLine: (line) => {
      const news = measurement.push(line);
      if (news !== undefined) progress.news(news);
    },
    signal: AbortSignal.any([signal, overdue]),
  });
  const { status, problem, results, flush, samples } = measurement.finish({
    exitCode,
    cancelled: signal.aborted,
    isOverdue: overdue.aborted,
    devices: environment.devices,
  });
  return {
    version: 1,
    id: `${start.toISOString().replace(/\..*|[-:]/g, "")}Z-${randomBytes(3).toString("hex")}`,
    time: start.toISOString(),
    target: formatTarget(plan.target),
    directory,
    workload: plan.workload,
    settings,
    job,
    fioVersion,
    status,
    problems: problem === null ? [] : [`${problem.message} ${problem.hint}`],
    notes,
    environment,
    latencyKind: load.sync ? "synchronous-write" : "completion",
    results,
    flush,
    samples,
  };
}

/** fio hangs when the kernel does not complete its I/O; after so much more time it is stopped. */
const overdueSeconds = 60;

const afterLoss =
  `The agent there stops fio and removes the files by itself, within ${2 * heartbeatSeconds} seconds ` +
  "if it does not notice at once. Try again when the target can be reached.";

function runSeconds({ rampSeconds, runtimeSeconds }: RunSettings): number {
  return rampSeconds + runtimeSeconds;
}

function cancelled(): BenchmarkError {
  return new BenchmarkError({
    code: "cancelled",
    message: "The benchmark was cancelled before anything was measured.",
    hint: "",
  });
}
