import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import {
  BenchmarkError,
  type RunOptions,
  planBenchmark,
  planFleet,
  runFleet,
} from "../../server/src/benchmark/index.js";
import type { BenchmarkProgress, BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import { nothingLeft } from "./benchmark-leftovers.js";
import { type LoopbackSsh, startLoopbackSsh } from "./loopback-ssh.js";

const mib = 1024 ** 2;

/** What a test wants otherwise than usual. */
interface More {
  readonly request?: Partial<BenchmarkRequest>;
  readonly live?: boolean;
  readonly againstAlone?: boolean;
  readonly members?: readonly string[];
}

/** Three targets that are one machine: here, and twice over a real ssh. */
class FleetPlace {
  directory = "";
  /** Where the client's sockets are made; our own, for other tests run at the same time. */
  temporary = "";
  readonly usualTemporary = process.env["TMPDIR"];
  targets: readonly string[] = [];
  #ssh: LoopbackSsh | undefined;

  get ssh(): LoopbackSsh {
    if (this.#ssh === undefined) throw new Error("The place is there once the tests run.");
    return this.#ssh;
  }

  async make(): Promise<void> {
    this.directory = mkdtempSync(join(tmpdir(), "vl-fleet-"));
    this.#ssh = await startLoopbackSsh();
    this.targets = ["local", `ssh:${this.ssh.host}`, `ssh:root@${this.ssh.host}`];
    this.temporary = mkdtempSync(join(tmpdir(), "vl-t-"));
    process.env["TMPDIR"] = this.temporary;
  }

  async remove(): Promise<void> {
    if (this.usualTemporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = this.usualTemporary;
    await this.#ssh?.stop();
    rmSync(this.directory, { recursive: true });
    rmSync(this.temporary, { recursive: true });
  }

  /** No process, no socket, no file, no connection. */
  async allGone(seconds = 0): Promise<void> {
    await nothingLeft(this.directory, seconds);
    await nothingLeft(this.temporary, seconds);
    assert.deepEqual(readdirSync(this.temporary), []);
    const commands = execFileSync("ps", ["-o", "comm=", "--ppid", String(process.pid)], {
      encoding: "utf8",
    });
    assert.doesNotMatch(commands, /^ssh$/m);
    // sshd ends its side when the client is gone, which is no event of ours.
    const deadline = Date.now() + 5000;
    while (this.ssh.connections().length > 0 && Date.now() < deadline) await delay(50);
    assert.deepEqual(this.ssh.connections(), []);
  }

  plan({ request = {}, live = false, againstAlone = false, members = this.targets }: More = {}) {
    const each = members.map((target) =>
      planBenchmark({
        target,
        directory: this.directory,
        sshConfig: this.ssh.configFile,
        sizeBytes: 64 * mib,
        runtimeSeconds: 2,
        ...request,
      }),
    );
    // Fewer repeats than a verdict takes are enough to see the order.
    return { ...planFleet(each, { againstAlone: false, live }), againstAlone };
  }

  async failure(more: More, options?: RunOptions): Promise<BenchmarkError> {
    try {
      await runFleet(this.plan(more), options);
    } catch (error) {
      assert.ok(error instanceof BenchmarkError, String(error));
      return error;
    }
    assert.fail("it did not fail");
  }

  workDirectories(): string[] {
    return readdirSync(this.directory).filter((name) => name.startsWith(".virt-latency-"));
  }
}

/** Makes the place before the tests of the file that calls it, and takes it away after them. */
export function fleetPlace(): FleetPlace {
  const place = new FleetPlace();
  before(() => place.make());
  after(() => place.remove());
  return place;
}

/** Calls back once, when the measured phase has begun. */
export function whenMeasuring(act: () => void): (progress: BenchmarkProgress) => void {
  let isDone = false;
  return ({ phase }) => {
    if (isDone || phase !== "measuring") return;
    isDone = true;
    act();
  };
}
