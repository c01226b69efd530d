import { randomBytes } from "node:crypto";
import type { FleetPlan } from "../core/benchmark/fleet-plan.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { formatTarget } from "../core/benchmark/target.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import { FioServers, type MeasuredTogether } from "./fio-servers.js";
import type { FleetProgress } from "./fleet-progress.js";
import { Place, runSeconds } from "./place.js";

/**
 * Several places, from the connections to the last runs. All that is thrown is a BenchmarkError; after `close`
 * nothing is left on any of them.
 */
export class Fleet {
  readonly #plan: FleetPlan;
  readonly #progress: FleetProgress;
  readonly #signal: AbortSignal;
  /** Ends the preparation of the others when one cannot be prepared. */
  readonly #failing = new AbortController();
  readonly #places: readonly Place[];
  #servers: FioServers | undefined;
  #note = "";

  constructor(
    plan: FleetPlan,
    { progress, signal }: { readonly progress: FleetProgress; readonly signal: AbortSignal },
  ) {
    this.#plan = plan;
    this.#progress = progress;
    this.#signal = signal;
    this.#places = plan.members.map((member) => {
      const sink = progress.of(formatTarget(member.target));
      const either = AbortSignal.any([signal, this.#failing.signal]);
      return new Place(member, { progress: sink, signal: either });
    });
  }

  /** Lays out the files everywhere, and waits for all of them: who still writes would be in the others' figures. */
  async prepare(): Promise<void> {
    const failures: { readonly target: string; readonly error: unknown }[] = [];
    await Promise.all(
      this.#places.map(async (place) => {
        try {
          await place.prepare();
        } catch (error) {
          failures.push({ target: formatTarget(place.plan.target), error });
          this.#failing.abort();
        }
      }),
    );
    const [first] = failures;
    if (this.#signal.aborted) throw cancelled();
    if (first !== undefined) throw ofTarget(first.target, first.error);
    if (this.#plan.live) {
      this.#note = "An own fio on each target measured this, started at the same time.";
      return;
    }
    const servers = new FioServers();
    // Closed in any case, and used where it can be.
    this.#servers = servers;
    const why = await servers.whyNot(this.#places, this.#signal);
    if (why === null) {
      await servers.start(this.#places, this.#signal);
      this.#note =
        "fio's client measured all targets through fio's servers on them, which give no figures per second.";
      return;
    }
    await servers.close();
    this.#servers = undefined;
    this.#note =
      "An own fio on each target measured this, started at the same time, and not fio's client with servers: " +
      `${why}.`;
  }

  /** One run of all at once, or of the first alone in the same way. */
  async measure(who: "all" | "first"): Promise<readonly BenchmarkRun[]> {
    const places = who === "all" ? this.#places : this.#places.slice(0, 1);
    this.#progress.nextRun();
    const { runs, skewMs } =
      this.#servers === undefined
        ? await startedTogether(places)
        : await this.#watched(this.#servers, places);
    const id = `fleet-${randomBytes(6).toString("hex")}`;
    const members = places.map(({ plan }) => formatTarget(plan.target));
    const coordination = this.#servers === undefined ? "agents" : "fio";
    return withoutTheLost(runs).map((run) => ({
      ...run,
      fleet: { id, members, coordination, skewMs },
      notes: [...run.notes, this.#note],
    }));
  }

  async close(): Promise<void> {
    // The servers end with their places, and then the connections to them have nothing left to carry.
    await Promise.all([this.#servers?.close(), ...this.#places.map((place) => place.close())]);
  }

  /** fio's client tells nothing on the way, so what is shown is the time. */
  async #watched(servers: FioServers, places: readonly Place[]): Promise<MeasuredTogether> {
    const settings = places[0]?.prepared.settings;
    let started: number | undefined;
    const onStarted = (): void => {
      started = Date.now();
    };
    const timer = setInterval(() => {
      if (started === undefined) return;
      const seconds = (Date.now() - started) / 1000;
      const isWarm = settings !== undefined && seconds > settings.rampSeconds;
      const isOver = settings !== undefined && seconds > runSeconds(settings);
      if (!isOver) this.#progress.tick(isWarm ? "measuring" : "warming-up");
    }, 1000);
    try {
      return await servers.measure(places, { onStarted, signal: this.#signal });
    } finally {
      clearInterval(timer);
    }
  }
}

async function startedTogether(places: readonly Place[]): Promise<MeasuredTogether> {
  const starts: number[] = [];
  const runs = await Promise.all(
    places.map((place) =>
      place.measure(() => {
        starts.push(Date.now());
      }),
    ),
  );
  const isHeard = starts.length === places.length;
  return { runs, skewMs: isHeard ? Math.max(...starts) - Math.min(...starts) : null };
}

/** Where one was lost, the others' figures are those of a smaller load than was asked for. */
function withoutTheLost(runs: readonly BenchmarkRun[]): readonly BenchmarkRun[] {
  const lost = runs.filter(({ status }) => status === "failed").map(({ target }) => target);
  if (lost.length === 0) return runs;
  return runs.map((run) =>
    run.status === "complete"
      ? {
          ...run,
          status: "failed",
          problems: [
            `Its load was not what was asked for, since ${lost.join(", ")} failed meanwhile.`,
          ],
        }
      : run,
  );
}

function ofTarget(target: string, error: unknown): unknown {
  if (!(error instanceof BenchmarkError)) return error;
  const { code, message, hint, details } = error;
  return new BenchmarkError(
    { code, message: `${target}: ${message}`, hint, details },
    { cause: error },
  );
}
