import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { diskXml, labDomain } from "../../scripts/lab/domain.js";
import { type Lab, startLab } from "../../scripts/lab/lab.js";
import { type RunOptions, loadRuns, storeRun } from "../../server/src/benchmark/index.js";
import type { BenchmarkProgress, BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { run, when } from "./benchmark-outcome.js";

const mib = 1024 ** 2;

/** The agent notices a dead connection after its heartbeat, twice that at most. */
export const secondsToNotice = 30;

/** Guests of the lab, each with a disk at `/data`, on which a file's tests measure. */
export interface GuestPlace {
  readonly lab: Lab;
  /** The XML of a guest of that name. */
  readonly domain: (name: string) => string;
  /** Of 30 s in 64 MiB, on the guest `db` if no other is named. */
  readonly request: (more?: Partial<BenchmarkRequest>, name?: string) => BenchmarkRequest;
  /** A run as it is kept: written and read again. */
  readonly kept: (asked: BenchmarkRequest, options: RunOptions) => Promise<BenchmarkRun>;
  /** Starts a script in the guest `db` that waits for its moment: a new connection could come too late for it. */
  readonly standby: (script: string) => Promise<Standby>;
  /** Asserts that nothing of ours is on a guest, at once or within so many seconds. */
  readonly nothingLeft: (name: string, seconds?: number) => Promise<void>;
}

export interface Standby {
  /** Lets it go on. */
  readonly go: () => void;
  /** Whether it has come to its end. */
  readonly isDone: () => boolean;
}

/** Makes the place, with the guest `db` running, before the tests of the file that calls it; takes it away after them. */
export function guestPlace(): GuestPlace {
  let lab: Lab | undefined;
  before(async () => {
    lab = await startLab();
    lab.define(place.domain("db"));
    await lab.boot("db");
  });
  after(() => lab?.stop());
  let guests = 0;
  const place: GuestPlace = {
    get lab() {
      return lab ?? assert.fail("The lab is there once the tests run.");
    },
    domain: (name) =>
      labDomain({
        name,
        uuid: `6f1c2b1e-0000-4000-8000-00000000fa0${++guests}`,
        labels: ["data"],
        devices: diskXml({
          label: "data",
          source: place.lab.makeDisk("data", 512, "raw", name),
          unit: 0,
        }),
      }),
    request: (more = {}, name = "db") => ({
      target: `qemu+ssh://hv/system#${name}`,
      sshConfig: place.lab.sshConfig,
      directory: "/data",
      sizeBytes: 64 * mib,
      runtimeSeconds: 30,
      ...more,
    }),
    kept: async (asked, options) => {
      const file = await storeRun(place.lab.folder, await run(asked, options));
      const [stored] = await loadRuns(file);
      return stored ?? assert.fail("nothing was stored");
    },
    standby: async (script) => {
      const [ssh, ...words] = place.lab.sshTo("db");
      const child = spawn(ssh, [...words, `echo ready; read -r go; ${script}\necho done`]);
      child.once("error", (error) => {
        throw error;
      });
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
      await once(child.stdout, "data");
      return {
        go: () => child.stdin.end("go\n"),
        isDone: () => output === "ready\ndone\n",
      };
    },
    nothingLeft: async (name, seconds = 0) => {
      const deadline = Date.now() + seconds * 1000;
      for (;;) {
        const left = (await place.lab.leftovers(name)).trim();
        if (left === "") return;
        // The agent's end is no event on this side.
        if (Date.now() >= deadline) assert.fail(`left on ${name}: ${left}`);
        await delay(200);
      }
    },
  };
  return place;
}

const reaches = {
  connecting: ({ phase }) => phase === "connecting",
  "laying out": ({ phase, fraction }) => phase === "preparing" && fraction > 0,
  "warming up": ({ phase }) => phase === "warming-up",
  measuring: ({ sample }) => sample !== null,
  "cleaning up": ({ phase }) => phase === "cleaning-up",
} satisfies Record<string, (progress: BenchmarkProgress) => boolean>;

/** How far a benchmark is. */
export type Stage = keyof typeof reaches;

/** Something happens at a stage of a benchmark. */
export function at(stage: Stage, act: () => void): RunOptions {
  return { onProgress: when(reaches[stage], act) };
}

/** Once there is a run, it is kept, whatever happens to it. */
export const late = ["warming up", "measuring"] as const;
/** So much that laying it out is still going on when it is looked at. */
export const large = { sizeBytes: 384 * mib };
export const short = { runtimeSeconds: 1 };
