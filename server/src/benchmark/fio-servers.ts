import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClientMeasurement } from "../core/benchmark/client-measurement.js";
import { readFacts } from "../core/benchmark/facts.js";
import { isAtLeast } from "../core/benchmark/fio-version.js";
import { clientJob } from "../core/benchmark/job.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { formatTarget } from "../core/benchmark/target.js";
import { isForwardable, type RunningScript } from "../hosts/host.js";
import { localHost } from "../hosts/local-host.js";
import { Aborted, AgentSession } from "./agent-session.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import { type Place, overdueSeconds, recordRun, runSeconds } from "./place.js";

/** Runs that were made at once, in the order of the places. */
export interface MeasuredTogether {
  readonly runs: readonly BenchmarkRun[];
  /** How far apart the starts were heard; null where they were not all heard. */
  readonly skewMs: number | null;
}

/**
 * fio's servers on several places, and fio's client here that drives them. Each server listens on a socket in its
 * work directory, and the client reaches it through a socket in a directory of its own, which ssh connects with the
 * other one. An agent here keeps the client, as one keeps the server there: whatever ends this process, they end.
 */
export class FioServers {
  readonly #driver: AgentSession;
  readonly #links: RunningScript[] = [];
  readonly #sockets = new Map<Place, string>();

  constructor() {
    this.#driver = new AgentSession(localHost, tmpdir());
  }

  /**
   * Why these places cannot be measured this way, as a clause; null when they can. Nothing is started yet. Throws a
   * BenchmarkError when cancelled.
   */
  async whyNot(places: readonly Place[], signal: AbortSignal): Promise<string | null> {
    const answer = await this.#driver.ready(signal).catch((error: unknown) => {
      throw error instanceof Aborted ? cancelled() : error;
    });
    if ("kind" in answer) return `this machine has no directory for sockets in ${tmpdir()}`;
    const own = readFacts(answer);
    if (own.fioText === null) return "there is no fio on this machine";
    if (own.fio === undefined || !isAtLeast(own.fio, 3, 1)) {
      return `the client of ${own.fioText} is not used`;
    }
    const engines = new Set(places.map(({ prepared }) => prepared.settings.engine));
    if (engines.size > 1) return `not all targets have the same engine`;
    for (const place of places) {
      const { facts } = place.prepared;
      const name = formatTarget(place.plan.target);
      // Client and server speak a protocol that changes with nearly every version, and tell of it by leaving out.
      if (facts.fioText !== own.fioText) {
        return `${name} has ${facts.fioText ?? "no fio"} and this machine ${own.fioText}`;
      }
      if (!facts.canGroup) return `there is no setsid on ${name}`;
      const obstacle = this.#obstacle(place);
      if (obstacle !== null) return `${name} ${obstacle}`;
    }
    return null;
  }

  /** Starts the servers and connects them. Throws a BenchmarkError. */
  async start(places: readonly Place[], signal: AbortSignal): Promise<void> {
    await Promise.all(
      places.map(async (place, index) => {
        const name = formatTarget(place.plan.target);
        if (!(await place.session.serve())) {
          throw new BenchmarkError({
            code: "fio-failed",
            message: `fio's server did not start on ${name}.`,
            hint: "Add --live to do without it.",
          });
        }
        const socket = `m${index}`;
        if (!(await this.#connect(place, socket))) {
          throw new BenchmarkError({
            code: "unreachable",
            message: `ssh does not connect a socket here with one on ${name}.`,
            hint: "Add --live to do without it.",
          });
        }
        this.#sockets.set(place, socket);
      }),
    );
    if (signal.aborted) throw cancelled();
  }

  /** One run on some of the places that were started. `onStarted` is called when the first of them has begun. */
  async measure(
    places: readonly Place[],
    { onStarted, signal }: { readonly onStarted: () => void; readonly signal: AbortSignal },
  ): Promise<MeasuredTogether> {
    const [first] = places;
    if (first === undefined) return { runs: [], skewMs: null };
    const sockets = places.map((place) => this.#sockets.get(place) ?? "");
    const measurement = new ClientMeasurement(sockets);
    const { settings } = first.prepared;
    const job = clientJob(first.plan.workload, settings);
    const start = new Date();
    const starts: number[] = [];
    const before = await countersOf(places);
    const overdue = AbortSignal.timeout((runSeconds(settings) + overdueSeconds) * 1000);
    const exit = await this.#driver.run({
      kind: "drive",
      format: "json+",
      sockets,
      job,
      onLine: (line) => {
        if (!measurement.push(line)) return;
        starts.push(Date.now());
        if (starts.length === 1) onStarted();
      },
      signal: AbortSignal.any([signal, overdue]),
    });
    const after = await countersOf(places);
    const results = measurement.finish({
      exitCode: exit?.exitCode ?? null,
      cancelled: signal.aborted,
      isOverdue: overdue.aborted,
      devices: new Map(
        places.map(({ prepared }, index) => [sockets[index] ?? "", prepared.environment.devices]),
      ),
    });
    const runs = places.flatMap((place, index) => {
      const result = results.get(sockets[index] ?? "");
      if (result === undefined) return [];
      const counters = [...(before[index] ?? []), ...(after[index] ?? [])];
      return [recordRun(place.plan, place.prepared, { start, job, result, counters })];
    });
    const isHeard = starts.length === places.length;
    return { runs, skewMs: isHeard ? Math.max(...starts) - Math.min(...starts) : null };
  }

  /** Ends the client and the connections; the servers end with their places. */
  async close(): Promise<void> {
    await this.#driver.close();
    for (const link of this.#links) {
      link.endInput();
      link.kill();
    }
    await Promise.all(this.#links.map(({ ended }) => ended));
  }

  #obstacle({ plan, prepared, session }: Place): string | null {
    if (plan.target.kind === "local") return null;
    if (prepared.host.startWithSocket === undefined) return "is not reached by ssh";
    const paths = [session.workDirectory ?? "", this.#driver.workDirectory ?? ""];
    const isPlain = paths.every((path) => isForwardable(join(path, serverSocket)));
    return isPlain ? null : "has a directory whose name is too long or too special for a socket";
  }

  async #connect({ plan, prepared, session }: Place, socket: string): Promise<boolean> {
    const there = join(session.workDirectory ?? "", serverSocket);
    const here = join(this.#driver.workDirectory ?? "", socket);
    if (plan.target.kind === "local") {
      await symlink(there, here);
      return true;
    }
    const { startWithSocket } = prepared.host;
    if (startWithSocket === undefined) return false;
    // ssh listens before it starts the shell. The shell is there to end with our end of its input.
    let link: RunningScript | undefined;
    const isThere = new Promise<boolean>((resolve) => {
      link = startWithSocket({ here, there }, "echo; while read -r line; do :; done\n", () => {
        resolve(existsSync(here));
      });
      this.#links.push(link);
      void link.ended.then(() => {
        resolve(false);
      });
    });
    return isThere;
  }
}

const serverSocket = "server.sock";

function countersOf(places: readonly Place[]): Promise<readonly (readonly string[])[]> {
  return Promise.all(places.map(({ session }) => session.counters()));
}
