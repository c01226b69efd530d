import {
  type CancellationToken,
  type Connection,
  MessageType,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from "vscode-languageserver";
import { withWholeRound } from "../core/benchmark/fleet-figures.js";
import type { BenchmarkPlan, BenchmarkProgress } from "../core/benchmark/plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { progressText } from "../core/report/plan-text.js";
import { figuresText } from "../core/report/run-list.js";
import {
  type BenchmarkOutcome,
  type CompareRunsResponse,
  type ListRunsResponse,
  type PlanResponse,
  type ProgressParams,
  type ReadRunResponse,
  type RunSummary,
  compareRunsRequest,
  listRunsRequest,
  planRequest,
  progressNotification,
  readRunRequest,
  runsChangedNotification,
} from "../protocol.js";
import { answer } from "./benchmark-answer.js";
import { isConfirmedPlan, readRequest, readRunId, readRunPair } from "./benchmark-requests.js";
import type { BenchmarkService } from "./benchmark-service.js";
import type { Client } from "./client.js";
import { Confirmations } from "./confirmations.js";
import type { Environment } from "./environment.js";
import { describe } from "./guard.js";
import { anything, serveRequest } from "./requests.js";

const agree = { title: "Run benchmark" };

/**
 * Benchmarks over the protocol. Nothing is started before the user has agreed: either the client showed the plan and
 * sends it back as confirmed, or the server asks itself. What runs benchmarks is loaded with the first request.
 */
export class BenchmarkHandlers {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #environment: Environment;
  readonly #plans = new Confirmations<Plans>("Start the benchmark again.");
  readonly #runsChanged: () => void;

  constructor(
    connection: Connection,
    client: Client,
    environment: Environment,
    runsChanged: () => void,
  ) {
    this.#runsChanged = runsChanged;
    this.#connection = connection;
    this.#client = client;
    this.#environment = environment;
    const serve = <Result>(
      method: string,
      work: (service: BenchmarkService, raw: unknown) => Result | Promise<Result>,
    ): void => {
      serveRequest(connection, method, anything, (raw) =>
        this.#answer((service) => work(service, raw)),
      );
    };
    serve(planRequest, (service, raw) => this.#plan(service, raw));
    serve(listRunsRequest, list);
    serve(readRunRequest, read);
    serve(compareRunsRequest, compare);
  }

  /** Runs the benchmark command; null when the user did not agree. */
  execute(
    raw: unknown,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
    clientShowsProgress: boolean,
  ): Promise<BenchmarkOutcome | null> {
    return this.#answer(async (service) => {
      if (isConfirmedPlan(raw)) {
        const { confirmedPlan } = raw;
        const plans = this.#plans.confirmed(confirmedPlan);
        return this.#run(service, plans, [token], progress, (sample) => {
          const parameters: ProgressParams = { confirmedPlan, progress: sample };
          void this.#connection.sendNotification(progressNotification, parameters);
        });
      }
      const plans = plansOf(service, raw);
      const agreed = await this.#connection.window.showWarningMessage(
        service.confirmation(...plans),
        agree,
        { title: "Cancel" },
      );
      if (agreed?.title !== agree.title || token.isCancellationRequested) return null;
      if (clientShowsProgress || !this.#client.createsProgress) {
        return this.#runAndTell(service, plans, [token], progress);
      }
      const own = await this.#connection.window.createWorkDoneProgress();
      return this.#runAndTell(service, plans, [token, own.token], own);
    });
  }

  #plan(service: BenchmarkService, raw: unknown): PlanResponse {
    const plans = plansOf(service, raw);
    const id = this.#plans.ask(plans);
    const [plan, against = null] = plans;
    return { id, plan, against, confirmation: service.confirmation(...plans) };
  }

  /** For editors that have no page for results: says them. */
  async #runAndTell(
    service: BenchmarkService,
    plans: Plans,
    tokens: readonly CancellationToken[],
    reporter: WorkDoneProgressReporter,
  ): Promise<BenchmarkOutcome> {
    const outcome = await this.#run(service, plans, tokens, reporter, () => undefined);
    for (const run of outcome.runs) this.#tell(MessageType.Info, service.summary(run));
    for (const problem of outcome.problems) this.#tell(MessageType.Warning, problem);
    return outcome;
  }

  async #run(
    service: BenchmarkService,
    [plan, against]: Plans,
    tokens: readonly CancellationToken[],
    reporter: WorkDoneProgressReporter,
    onProgress: (progress: BenchmarkProgress) => void,
  ): Promise<BenchmarkOutcome> {
    const abort = new AbortController();
    const cancel = (): void => {
      abort.abort();
    };
    const listeners = tokens.map((token) => token.onCancellationRequested(cancel));
    if (tokens.some((token) => token.isCancellationRequested)) cancel();
    reporter.begin("Benchmark", 0, undefined, true);
    try {
      const options = {
        signal: abort.signal,
        onProgress: (progress: BenchmarkProgress) => {
          reporter.report(Math.floor(progress.fraction * 100), progressText(progress).trim());
          onProgress(progress);
        },
      };
      const { base, changed } =
        against === undefined
          ? { base: await service.run(plan, options), changed: [] }
          : await service.runInTurn({ base: plan, changed: against }, options);
      const stored = await this.#store(service, [...base, ...changed]);
      const isCompared = base.length > 0 && changed.length > 0;
      return { ...stored, comparison: isCompared ? service.compare(base, changed) : null };
    } finally {
      reporter.done();
      for (const listener of listeners) listener.dispose();
    }
  }

  /** Figures that cannot be stored are still worth returning. */
  async #store(
    service: BenchmarkService,
    runs: readonly BenchmarkRun[],
  ): Promise<Omit<BenchmarkOutcome, "comparison">> {
    const files: string[] = [];
    const problems: string[] = [];
    for (const run of runs) {
      try {
        files.push(await service.store(run));
      } catch (error) {
        this.#connection.console.error(`Benchmark: ${describe(error)}`);
        problems.push(error instanceof Error ? error.message : String(error));
      }
    }
    if (files.length > 0) {
      this.#runsChanged();
      void this.#connection.sendNotification(runsChangedNotification);
    }
    return { runs, files, problems };
  }

  /** A notification: `connection.window` would send a request, and the user would have to answer it. */
  #tell(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }

  #answer<Result>(work: (service: BenchmarkService) => Result | Promise<Result>): Promise<Result> {
    return answer(this.#connection, this.#environment, work);
  }
}

/** One, or two that are measured in turn. */
type Plans = readonly [BenchmarkPlan, BenchmarkPlan?];

/** What is asked about the first target says nothing of the other one. */
const ofOneTarget: readonly string[] = ["expectedXml", "directory", "disk", "via"];

function plansOf(service: BenchmarkService, raw: unknown): Plans {
  const { against, ...request } = readRequest(raw);
  const plan = service.plan(request);
  if (against === undefined) return [plan];
  const shared = Object.fromEntries(
    Object.entries(request).filter(([name]) => !ofOneTarget.includes(name)),
  );
  return [plan, service.plan({ ...shared, ...against })];
}

async function list(service: BenchmarkService): Promise<ListRunsResponse> {
  const { runs, problems } = await service.list();
  return { runs: runs.map(summaryOf), problems };
}

function summaryOf(run: BenchmarkRun): RunSummary {
  const { id, time, target, directory, workload, status, guest } = run;
  return {
    id,
    time,
    target,
    directory,
    workload,
    status,
    guest: guest && { name: guest.name, uuid: guest.uuid, xmlSha256: guest.xmlSha256 },
    figures: run.results.length === 0 ? "" : figuresText(run),
  };
}

async function read(service: BenchmarkService, raw: unknown): Promise<ReadRunResponse> {
  const id = readRunId(raw);
  const { runs } = await service.list();
  const run = runs.find((each) => each.id === id);
  return run === undefined ? null : withWholeRound(run, runs);
}

async function compare(service: BenchmarkService, raw: unknown): Promise<CompareRunsResponse> {
  const sets = readRunPair(raw);
  const base = await find(service, idsOf(sets.base));
  const changed = await find(service, idsOf(sets.changed));
  if (base.includes(undefined) || changed.includes(undefined)) return null;
  return service.compare(base.filter(isThere), changed.filter(isThere));
}

async function find(
  service: BenchmarkService,
  ids: readonly string[],
): Promise<readonly (BenchmarkRun | undefined)[]> {
  const { runs } = await service.list();
  return ids.map((id) => runs.find((run) => run.id === id));
}

function idsOf(ids: string | readonly string[]): readonly string[] {
  return typeof ids === "string" ? [ids] : ids;
}

function isThere(run: BenchmarkRun | undefined): run is BenchmarkRun {
  return run !== undefined;
}
