import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from "vscode-languageserver";
import type { BenchmarkPlan, BenchmarkProgress } from "../core/benchmark/plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { progressText } from "../core/report/plan-text.js";
import {
  type BenchmarkOutcome,
  type CompareRunsResponse,
  type FailureData,
  type ListRunsResponse,
  type PlanResponse,
  type ProgressParams,
  type ReadRunResponse,
  compareRunsRequest,
  listRunsRequest,
  planRequest,
  progressNotification,
  readRunRequest,
} from "../protocol.js";
import { isConfirmedPlan, readRequest, readRunId, readRunPair } from "./benchmark-requests.js";
import type { BenchmarkService } from "./benchmark-service.js";
import type { Client } from "./client.js";
import type { Environment } from "./environment.js";
import { describe } from "./guard.js";

const agree = { title: "Run benchmark" };

/**
 * Benchmarks over the protocol. Nothing is started before the user has agreed: either the client showed the plan and
 * sends it back as confirmed, or the server asks itself. What runs benchmarks is loaded with the first request.
 */
export class BenchmarkHandlers {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #environment: Environment;
  readonly #plans = new Map<string, BenchmarkPlan>();

  constructor(connection: Connection, client: Client, environment: Environment) {
    this.#connection = connection;
    this.#client = client;
    this.#environment = environment;
    const answer = <Result>(
      method: string,
      work: (service: BenchmarkService, raw: unknown) => Result | Promise<Result>,
    ): void => {
      connection.onRequest(method, (raw: unknown) => this.#answer((service) => work(service, raw)));
    };
    answer(planRequest, (service, raw) => this.#plan(service, raw));
    answer(listRunsRequest, list);
    answer(readRunRequest, read);
    answer(compareRunsRequest, compare);
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
        const plan = this.#plans.get(confirmedPlan);
        this.#plans.delete(confirmedPlan);
        if (plan === undefined) {
          throw new Error("This confirmation is not good any more. Start the benchmark again.");
        }
        return this.#run(service, plan, [token], progress, (sample) => {
          const parameters: ProgressParams = { confirmedPlan, progress: sample };
          void this.#connection.sendNotification(progressNotification, parameters);
        });
      }
      const plan = service.plan(readRequest(raw));
      const answer = await this.#connection.window.showWarningMessage(
        service.confirmation(plan),
        agree,
        { title: "Cancel" },
      );
      if (answer?.title !== agree.title || token.isCancellationRequested) return null;
      if (clientShowsProgress || !this.#client.createsProgress) {
        return this.#runAndTell(service, plan, [token], progress);
      }
      const own = await this.#connection.window.createWorkDoneProgress();
      return this.#runAndTell(service, plan, [token, own.token], own);
    });
  }

  #plan(service: BenchmarkService, raw: unknown): PlanResponse {
    const plan = service.plan(readRequest(raw));
    const id = crypto.randomUUID();
    this.#plans.set(id, plan);
    return { id, plan, confirmation: service.confirmation(plan) };
  }

  /** For editors that have no page for results: says them. */
  async #runAndTell(
    service: BenchmarkService,
    plan: BenchmarkPlan,
    tokens: readonly CancellationToken[],
    reporter: WorkDoneProgressReporter,
  ): Promise<BenchmarkOutcome> {
    const outcome = await this.#run(service, plan, tokens, reporter, () => undefined);
    for (const run of outcome.runs) this.#tell(MessageType.Info, service.summary(run));
    for (const problem of outcome.problems) this.#tell(MessageType.Warning, problem);
    return outcome;
  }

  async #run(
    service: BenchmarkService,
    plan: BenchmarkPlan,
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
      const runs = await service.run(plan, {
        signal: abort.signal,
        onProgress: (progress) => {
          reporter.report(Math.floor(progress.fraction * 100), progressText(progress).trim());
          onProgress(progress);
        },
      });
      return await this.#store(service, runs);
    } finally {
      reporter.done();
      for (const listener of listeners) listener.dispose();
    }
  }

  /** Figures that cannot be stored are still worth returning. */
  async #store(
    service: BenchmarkService,
    runs: readonly BenchmarkRun[],
  ): Promise<BenchmarkOutcome> {
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
    return { runs, files, problems };
  }

  /** A notification: `connection.window` would send a request, and the user would have to answer it. */
  #tell(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }

  /** Loads the service for a request; what it throws is the answer, with the hint as data. */
  async #answer<Result>(
    work: (service: BenchmarkService) => Result | Promise<Result>,
  ): Promise<Result> {
    try {
      return await work(await this.#environment.loadBenchmark());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const hint = hintOf(error);
      // What comes with a hint is about the user's world; anything else is a defect, whose place matters.
      this.#connection.console.error(`Benchmark: ${hint === "" ? describe(error) : message}`);
      const data: FailureData = { hint };
      throw new ResponseError(LSPErrorCodes.RequestFailed, message, data);
    }
  }
}

async function list(service: BenchmarkService): Promise<ListRunsResponse> {
  const { runs, problems } = await service.list();
  const summaries = runs.map(({ id, time, target, directory, workload, status }) => ({
    id,
    time,
    target,
    directory,
    workload,
    status,
  }));
  return { runs: summaries, problems };
}

async function read(service: BenchmarkService, raw: unknown): Promise<ReadRunResponse> {
  return (await find(service, readRunId(raw))) ?? null;
}

async function compare(service: BenchmarkService, raw: unknown): Promise<CompareRunsResponse> {
  const pair = readRunPair(raw);
  const base = await find(service, pair.base);
  const changed = await find(service, pair.changed);
  if (base === undefined || changed === undefined) return null;
  return service.compare([base], [changed]);
}

async function find(service: BenchmarkService, id: string): Promise<BenchmarkRun | undefined> {
  return (await service.list()).runs.find((run) => run.id === id);
}

function hintOf(error: unknown): string {
  return error instanceof Error && "hint" in error && typeof error.hint === "string"
    ? error.hint
    : "";
}
