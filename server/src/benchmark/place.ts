import { randomBytes } from "node:crypto";
import { type TargetFacts, readFacts } from "../core/benchmark/facts.js";
import { explainFioFailure } from "../core/benchmark/fio-failure.js";
import { formatFioVersion, outputFormat } from "../core/benchmark/fio-version.js";
import { hostCacheNotes } from "../core/benchmark/host-cache.js";
import { inFlightNotes } from "../core/benchmark/in-flight.js";
import { interferenceNotes, readInterference } from "../core/benchmark/interference.js";
import { layoutJob, measureJob } from "../core/benchmark/job.js";
import { Measurement, type MeasurementResult } from "../core/benchmark/measurement.js";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import type { Problem } from "../core/benchmark/problem.js";
import { preflight } from "../core/benchmark/preflight.js";
import type { BenchmarkRun, Environment, GuestRecord, RunSettings } from "../core/benchmark/run.js";
import { steadinessNotes } from "../core/benchmark/steadiness.js";
import { formatTarget } from "../core/benchmark/target.js";
import type { Host } from "../hosts/host.js";
import type { AuditRecord } from "../core/audit/record.js";
import { Aborted, AgentSession, heartbeatSeconds } from "./agent-session.js";
import { auditPlace } from "./audit-place.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import type { ProgressSink } from "./progress.js";
import { type ChosenDirectory, chooseDirectory } from "./choose-directory.js";
import { type Reached, reach } from "./reach.js";
import { problemOfSession } from "./session-problem.js";

/** Who is told, and who may cancel. */
export interface Watch {
  readonly progress: ProgressSink;
  readonly signal: AbortSignal;
}

/**
 * One target and directory, from the connection to the last run. All that is thrown is a BenchmarkError; after
 * `close` nothing is left there.
 */
export class Place {
  readonly #plan: BenchmarkPlan;
  readonly #watch: Watch;
  #session: AgentSession | undefined;
  #prepared: Prepared | undefined;

  constructor(plan: BenchmarkPlan, watch: Watch) {
    this.#plan = plan;
    this.#watch = watch;
  }

  async prepare(): Promise<void> {
    const { signal, progress } = this.#watch;
    progress.phase("connecting");
    const reached = await reach(this.#plan, signal).catch((error: unknown) => {
      throw signal.aborted ? cancelled() : error;
    });
    const chosen = await chooseDirectory(this.#plan, reached, signal);
    // Before the agent waits to be heard from.
    const audit = await auditPlace(this.#plan, reached, signal);
    this.#session = new AgentSession(reached.host, chosen.directory);
    this.#prepared = await prepare(this.#plan, this.#session, {
      reached,
      chosen,
      audit,
      ...this.#watch,
    });
  }

  /** One run. `onStarted` is called when fio is being started there. */
  async measure(onStarted?: () => void): Promise<BenchmarkRun> {
    const { session } = this;
    return measure(this.#plan, this.prepared, { session, onStarted, ...this.#watch });
  }

  get plan(): BenchmarkPlan {
    return this.#plan;
  }

  /** Only after `prepare`. */
  get prepared(): Prepared {
    if (this.#prepared === undefined) throw new Error("not prepared");
    return this.#prepared;
  }

  /** Only after `prepare`. */
  get session(): AgentSession {
    if (this.#session === undefined) throw new Error("not prepared");
    return this.#session;
  }

  async close(): Promise<void> {
    await this.#session?.close();
  }
}

/** What is known once the files are there. */
export interface Prepared {
  readonly host: Host;
  readonly facts: TargetFacts;
  readonly settings: RunSettings;
  readonly directory: string;
  readonly fioVersion: string;
  readonly format: "json" | "json+";
  readonly notes: readonly string[];
  readonly environment: Environment;
  readonly guest: GuestRecord | null;
  readonly audit: AuditRecord;
}

async function prepare(
  plan: BenchmarkPlan,
  session: AgentSession,
  {
    reached,
    chosen,
    audit,
    signal,
    progress,
  }: Watch & { reached: Reached; chosen: ChosenDirectory; audit: AuditRecord },
): Promise<Prepared> {
  const answer = await session.ready(signal).catch((error: unknown) => {
    throw error instanceof Aborted ? cancelled() : error;
  });
  if ("kind" in answer)
    throw new BenchmarkError(problemOfSession(chosen.directory, reached, answer));

  const facts = readFacts(answer);
  if (reached.macs.length > 0 && !reached.macs.some((mac) => facts.macs.includes(mac))) {
    throw new BenchmarkError(stranger(reached));
  }
  const { devices } = facts.environment;
  if (chosen.device !== null && devices.length > 0 && !devices.includes(chosen.device)) {
    throw new BenchmarkError(onAnotherDisk(plan, facts.directory, chosen.device, devices));
  }
  const checked = preflight(plan, facts);
  if (checked.problem !== undefined) throw new BenchmarkError(checked.problem);
  const settings = { ...plan.settings, engine: checked.engine };
  const format = outputFormat(checked.fio);

  progress.phase("preparing");
  const lines: string[] = [];
  const exit = await session.run({
    kind: "layout",
    format,
    job: layoutJob(plan.workload, settings),
    onLine: (line) => lines.push(line),
    onLaidOut: (bytes) => {
      progress.laidOut(bytes);
    },
    signal,
  });
  if (signal.aborted) throw cancelled();
  if (exit === null) {
    const message = `The connection to ${reached.host.name} was lost while the files were laid out.`;
    throw new BenchmarkError({ code: "connection-lost", message, hint: afterLoss });
  }
  const { exitCode } = exit;
  if (exitCode !== 0) {
    const texts = lines.filter((line) => !/^[\s{}]/.test(line) && line !== "");
    throw new BenchmarkError(explainFioFailure({ lines: texts, exitCode }));
  }
  return {
    host: reached.host,
    facts,
    settings,
    directory: facts.directory,
    fioVersion: formatFioVersion(checked.fio),
    format,
    notes: [
      ...chosen.notes,
      ...checked.notes,
      ...hostCacheNotes(reached.guest?.xml ?? "", plan.disk, plan.workload),
    ],
    environment: facts.environment,
    guest: reached.guest,
    audit,
  };
}

async function measure(
  plan: BenchmarkPlan,
  prepared: Prepared,
  {
    session,
    onStarted,
    signal,
    progress,
  }: Watch & { session: AgentSession; onStarted: (() => void) | undefined },
): Promise<BenchmarkRun> {
  const { settings, environment, format } = prepared;
  const job = measureJob(plan.workload, settings);
  const measurement = new Measurement();
  const start = new Date();
  progress.nextRun();
  const overdue = AbortSignal.timeout((runSeconds(settings) + overdueSeconds) * 1000);
  const exit = await session.run({
    kind: "measure",
    format,
    job,
    onLine: (line) => {
      const news = measurement.push(line);
      if (news !== undefined) progress.news(news);
    },
    ...(onStarted !== undefined && { onStarted }),
    signal: AbortSignal.any([signal, overdue]),
  });
  const result = measurement.finish({
    exitCode: exit?.exitCode ?? null,
    cancelled: signal.aborted,
    isOverdue: overdue.aborted,
    devices: environment.devices,
  });
  return recordRun(plan, prepared, { start, job, result, counters: exit?.counters ?? [] });
}

/** What was measured, with all that is known about the place, as it is stored. */
export function recordRun(
  plan: BenchmarkPlan,
  prepared: Prepared,
  {
    start,
    job,
    result: { status, problem, results, flush, samples },
    counters,
  }: {
    readonly start: Date;
    readonly job: string;
    readonly result: MeasurementResult;
    /** Before and after. */
    readonly counters: readonly string[];
  },
): BenchmarkRun {
  const { settings, environment, directory, fioVersion, notes } = prepared;
  const interference = readInterference(counters, results);
  return {
    version: 1,
    id: `${start.toISOString().replace(/\..*|[-:]/g, "")}Z-${randomBytes(3).toString("hex")}`,
    time: start.toISOString(),
    target: formatTarget(plan.target),
    guest: prepared.guest,
    audit: prepared.audit,
    fleet: null,
    directory,
    workload: plan.workload.name,
    settings,
    job,
    fioVersion,
    status,
    problems: problem === null ? [] : [`${problem.message} ${problem.hint}`],
    notes: [
      ...notes,
      ...interferenceNotes(interference, results),
      ...inFlightNotes(settings, plan.workload, results),
      ...steadinessNotes(
        samples,
        results.map(({ direction }) => direction),
      ),
    ],
    environment,
    interference,
    latencyKind: plan.workload.sync ? "synchronous-write" : "completion",
    results,
    flush,
    samples,
  };
}

/** fio hangs when the kernel does not complete its I/O; after so much more time it is stopped. */
export const overdueSeconds = 60;

const afterLoss =
  `The agent there stops fio and removes the files by itself, within ${2 * heartbeatSeconds} seconds ` +
  "if it does not notice at once. Try again when the target can be reached.";

export function runSeconds({ rampSeconds, runtimeSeconds }: RunSettings): number {
  return rampSeconds + runtimeSeconds;
}

function onAnotherDisk(
  { disk }: BenchmarkPlan,
  directory: string,
  device: string,
  devices: readonly string[],
): Problem {
  return {
    code: "disk",
    message: `The directory ${directory} is on ${devices.join(", ")}; the disk ${disk ?? ""} is ${device} in the guest.`,
    hint: "Name a directory on that disk, or none, to have one looked for.",
  };
}

function stranger({ host, guest }: Reached): Problem {
  return {
    code: "hypervisor",
    message: `${host.name} is not the guest ${guest?.name ?? ""}: it has none of its network interfaces.`,
    hint: "The address belongs to another machine by now. Name the guest itself as ssh:HOST.",
  };
}
