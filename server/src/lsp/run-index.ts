import { type LastRun, lastFigureText, lastRunOf, lastRuns } from "../core/report/last-figure.js";
import type { Environment } from "./environment.js";
import { type Log, describe } from "./guard.js";

/**
 * What was last measured of each guest. The runs are read when a guest's XML is first looked at and there are any, and
 * again after new ones were stored, by whomever.
 */
export class RunIndex {
  readonly #environment: Environment;
  readonly #log: Log;
  readonly #changed: () => void;
  #version: string | undefined;
  #runs: readonly LastRun[] = [];
  #loading: Promise<void> | undefined;

  /** @param changed Called when what `figureOf` tells may be another now. */
  constructor(environment: Environment, log: Log, changed: () => void) {
    this.#environment = environment;
    this.#log = log;
    this.#changed = changed;
  }

  /** The last figure of the guest in a text, as far as it is known by now; undefined when there is none. */
  async figureOf(text: string): Promise<string | undefined> {
    const version = await this.#environment.runsVersion?.();
    if (version !== this.#version) {
      this.#version = version;
      if (version === undefined) this.#runs = [];
      else this.#load();
    }
    const run = lastRunOf(text, this.#runs);
    return run && lastFigureText(text, run, Date.now() - Date.parse(run.time));
  }

  #load(): void {
    const load = async (): Promise<void> => {
      const service = await this.#environment.loadBenchmark();
      this.#runs = lastRuns((await service.list()).runs);
      this.#changed();
    };
    this.#loading = (this.#loading ?? Promise.resolve()).then(load).catch((error: unknown) => {
      this.#log.error(`Stored runs: ${describe(error)}`);
    });
  }
}
