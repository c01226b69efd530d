import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import {
  BenchmarkError,
  type RunOptions,
  planBenchmark,
  planFleet,
  runFleet,
} from "../../../server/src/benchmark/index.js";
import { benchmark } from "../../../server/src/cli/benchmark.js";
import { fleetRounds } from "../../../server/src/core/benchmark/fleet-figures.js";
import type {
  BenchmarkProgress,
  BenchmarkRequest,
} from "../../../server/src/core/benchmark/plan.js";
import { readRuns } from "../../../server/src/core/benchmark/read-run.js";
import { fioProcesses, leftovers, nothingLeft } from "../../support/benchmark-leftovers.js";
import { capturedIo } from "../../support/captured-io.js";
import { type LoopbackSsh, startLoopbackSsh } from "../../support/loopback-ssh.js";

const mib = 1024 ** 2;
/** A dead connection is noticed at once where the other side can tell; the agent then stops fio. */
const secondsToNotice = 15;

let directory = "";
/** Where the client's sockets are made; our own, for other tests run at the same time. */
let temporary = "";
const usualTemporary = process.env["TMPDIR"];
let ssh: LoopbackSsh;
let targets: readonly string[] = [];

before(async () => {
  directory = mkdtempSync(join(tmpdir(), "vl-fleet-"));
  ssh = await startLoopbackSsh();
  targets = ["local", `ssh:${ssh.host}`, `ssh:root@${ssh.host}`];
  temporary = mkdtempSync(join(tmpdir(), "vl-t-"));
  process.env["TMPDIR"] = temporary;
});
after(async () => {
  if (usualTemporary === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = usualTemporary;
  await ssh.stop();
  rmSync(directory, { recursive: true });
  rmSync(temporary, { recursive: true });
});

/** No process, no socket, no file, no connection. */
async function allGone(seconds = 0): Promise<void> {
  await nothingLeft(directory, seconds);
  await nothingLeft(temporary, seconds);
  assert.deepEqual(readdirSync(temporary), []);
  const commands = execFileSync("ps", ["-o", "comm=", "--ppid", String(process.pid)], {
    encoding: "utf8",
  });
  assert.doesNotMatch(commands, /^ssh$/m);
  // sshd ends its side when the client is gone, which is no event of ours.
  const deadline = Date.now() + 5000;
  while (ssh.connections().length > 0 && Date.now() < deadline) await delay(50);
  assert.deepEqual(ssh.connections(), []);
}

interface More {
  readonly request?: Partial<BenchmarkRequest>;
  readonly live?: boolean;
  readonly againstAlone?: boolean;
  readonly members?: readonly string[];
}

function plan({ request = {}, live = false, againstAlone = false, members = targets }: More = {}) {
  const each = members.map((target) =>
    planBenchmark({
      target,
      directory,
      sshConfig: ssh.configFile,
      sizeBytes: 64 * mib,
      runtimeSeconds: 2,
      ...request,
    }),
  );
  // Fewer repeats than a verdict takes are enough to see the order.
  return { ...planFleet(each, { againstAlone: false, live }), againstAlone };
}

async function failure(more: More, options?: RunOptions): Promise<BenchmarkError> {
  try {
    await runFleet(plan(more), options);
  } catch (error) {
    assert.ok(error instanceof BenchmarkError, String(error));
    return error;
  }
  assert.fail("it did not fail");
}

/** Calls back once, when the measured phase has begun. */
function whenMeasuring(act: () => void): (progress: BenchmarkProgress) => void {
  let isDone = false;
  return ({ phase }) => {
    if (isDone || phase !== "measuring") return;
    isDone = true;
    act();
  };
}

function workDirectories(): string[] {
  return readdirSync(directory).filter((name) => name.startsWith(".virt-latency-"));
}

describe("several targets at once", () => {
  afterEach(() => allGone());

  it("are measured by fio's client, through servers that only we can reach", async () => {
    const modes: number[] = [];
    let sockets = 0;
    const { runs, alone } = await runFleet(plan(), {
      onProgress: whenMeasuring(() => {
        for (const name of workDirectories()) {
          modes.push(statSync(join(directory, name)).mode & 0o777);
          if (readdirSync(join(directory, name)).includes("server.sock")) sockets++;
        }
        for (const name of readdirSync(temporary)) {
          modes.push(statSync(join(temporary, name)).mode & 0o777);
        }
      }),
    });
    assert.deepEqual(modes, [0o700, 0o700, 0o700, 0o700]);
    assert.equal(sockets, 3);
    assert.deepEqual(alone, []);
    assert.deepEqual(
      runs.map(({ target, status, problems }) => [target, status, problems]),
      targets.map((target) => [target, "complete", []]),
    );
    const [first] = runs;
    assert.ok(first?.fleet !== null && first !== undefined);
    assert.deepEqual(first.fleet.members, targets);
    assert.equal(first.fleet.coordination, "fio");
    assert.ok(first.fleet.skewMs !== null && first.fleet.skewMs < 3000);
    assert.ok(runs.every(({ fleet }) => fleet?.id === first.fleet?.id));
    assert.match(first.job, /^unique_filename=0$/m);

    const [round] = fleetRounds(runs);
    const [writes] = round?.together ?? [];
    const ios = runs.reduce((sum, { results }) => sum + (results[0]?.ios ?? 0), 0);
    assert.ok(ios > 0);
    assert.equal(writes?.ios, ios);
    assert.ok(writes.latency.p99Ns !== null && writes.latency.p99Ns > 0);
    // Read again as it was stored.
    assert.deepEqual(readRuns(JSON.stringify({ version: 1, runs })).runs, runs);
  });

  it("are measured in turn with the first alone", async () => {
    const { runs, alone } = await runFleet(
      plan({ request: { repeat: 2, runtimeSeconds: 1 }, againstAlone: true }),
    );
    const times = [
      ...alone.map(({ time, fleet }) => [time, fleet?.members.length]),
      ...runs.filter(({ target }) => target === "local").map(({ time }) => [time, 3]),
    ].toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
    assert.deepEqual(
      times.map(([, members]) => members),
      [1, 3, 3, 1],
    );
    assert.equal(runs.length, 6);
  });

  it("are measured live, each by its own fio", async () => {
    const shown = new Set<string | undefined>();
    const { runs } = await runFleet(plan({ live: true }), {
      onProgress: ({ sample, target }) => {
        if (sample !== null) shown.add(target);
      },
    });
    assert.deepEqual([...shown].sort(), [...targets].sort());
    for (const { status, fleet, samples } of runs) {
      assert.equal(status, "complete");
      assert.equal(fleet?.coordination, "agents");
      assert.ok(samples.length >= 1);
    }
  });

  it("are measured by their own fio where a name cannot be a socket's", async () => {
    const hostile = join(directory, "a b'c;$(d)%h");
    mkdirSync(hostile);
    const { runs } = await runFleet(plan({ request: { directory: hostile, runtimeSeconds: 1 } }));
    assert.deepEqual(readdirSync(hostile), []);
    rmSync(hostile, { recursive: true });
    assert.ok(
      runs.every(({ status, fleet }) => status === "complete" && fleet?.coordination === "agents"),
    );
    assert.match(runs[0]?.notes.join() ?? "", /name is too long or too special for a socket/);
  });

  it("are all left alone when one cannot be prepared", async () => {
    const error = await failure({
      members: ["local", "ssh:closed"],
      request: { sizeBytes: 1024 * mib },
    });
    assert.equal(error.code, "unreachable");
    assert.equal(error.message, "ssh:closed: closed refuses ssh connections.");
  });

  it("are cancelled while files are laid out", async () => {
    const controller = new AbortController();
    const error = await failure(
      { request: { sizeBytes: 2048 * mib } },
      {
        signal: controller.signal,
        onProgress: ({ phase, fraction }) => {
          if (phase === "preparing" && fraction > 0) controller.abort();
        },
      },
    );
    assert.equal(error.code, "cancelled");
  });

  for (const live of [false, true]) {
    it(`are cancelled while they are measured, ${live ? "live" : "by fio's client"}`, async () => {
      const controller = new AbortController();
      const { runs } = await runFleet(plan({ request: { runtimeSeconds: 60 }, live }), {
        signal: controller.signal,
        onProgress: whenMeasuring(() => {
          // A second of figures.
          setTimeout(() => {
            controller.abort();
          }, 1000);
        }),
      });
      assert.deepEqual(
        runs.map(({ status }) => status),
        ["cancelled", "cancelled", "cancelled"],
      );
      for (const { results } of runs) {
        assert.ok((results[0]?.ios ?? 0) > 0 && (results[0]?.runtimeMs ?? 0) < 30_000);
      }
    });
  }

  it("fail together when fio of one is killed, and say which", async () => {
    const { runs } = await runFleet(plan({ request: { runtimeSeconds: 4 } }), {
      onProgress: whenMeasuring(() => {
        const owner = workDirectories().at(0) ?? "";
        const victims = fioProcesses(directory).filter((pid) => workOf(pid) === owner);
        assert.notDeepEqual(victims, []);
        for (const pid of victims) process.kill(pid, "SIGKILL");
      }),
    });
    assert.ok(runs.every(({ status }) => status === "failed"));
    const lost = runs.filter(({ problems }) =>
      problems.join().startsWith("The connection to fio "),
    );
    assert.equal(lost.length, 1);
    const others = runs.filter((run) => run !== lost[0]).map(({ problems }) => problems);
    const why = `Its load was not what was asked for, since ${lost[0]?.target ?? ""} failed meanwhile.`;
    assert.deepEqual(others, [[why], [why]]);
    assert.deepEqual(fleetRounds(runs)[0]?.together, []);
  });

  it("fail when fio's client is killed", async () => {
    const { runs } = await runFleet(plan({ request: { runtimeSeconds: 60 } }), {
      onProgress: whenMeasuring(() => {
        for (const pid of fioProcesses(temporary)) process.kill(pid, "SIGKILL");
      }),
    });
    assert.deepEqual(
      runs.map(({ status }) => status),
      ["failed", "failed", "failed"],
    );
    assert.match(runs[0]?.problems.join() ?? "", /fio was killed/);
  });
});

describe("several targets whose connections or agents die", () => {
  for (const live of [false, true]) {
    it(`leave nothing behind when ssh is cut, ${live ? "live" : "by fio's client"}`, async () => {
      const { runs } = await runFleet(plan({ request: { runtimeSeconds: 6 }, live }), {
        onProgress: whenMeasuring(() => {
          for (const pid of ssh.connections()) process.kill(pid, "SIGKILL");
        }),
      });
      assert.ok(runs.every(({ status }) => status === "failed"));
      assert.match(runs[1]?.problems.join() ?? "", /^The connection to .* was lost/);
      assert.match(runs[0]?.problems.join() ?? "", /since ssh:guest, ssh:root@guest failed/);
      await allGone(secondsToNotice);
    });
  }

  it("leave nothing behind when the agent of one is killed", async () => {
    const { runs } = await runFleet(plan({ request: { runtimeSeconds: 4 } }), {
      onProgress: whenMeasuring(() => {
        const name = workDirectories().at(0) ?? "";
        const owner = Number.parseInt(readFileSync(join(directory, name, ".owner"), "utf8"), 10);
        process.kill(owner, "SIGKILL");
      }),
    });
    assert.equal(runs.length, 3);
    await allGone(secondsToNotice);
  });

  for (const live of [false, true]) {
    it(`leave nothing behind when our process is killed, ${live ? "live" : "by fio's client"}`, async () => {
      const requests = targets.map((target) => ({
        ...{ target, directory, sshConfig: ssh.configFile },
        ...{ sizeBytes: 64 * mib, runtimeSeconds: 60 },
      }));
      const script = join(import.meta.dirname, "../../support/fleet-child.ts");
      const child = spawn(
        process.execPath,
        ["--import", "tsx", script, temporary, String(live), JSON.stringify(requests)],
        {
          stdio: ["ignore", "pipe", "inherit"],
          env: { ...process.env, TMPDIR: usualTemporary },
        },
      );
      child.stdout.setEncoding("utf8");
      let output = "";
      for await (const chunk of child.stdout) {
        output += String(chunk);
        if (output.includes("measuring")) break;
      }
      assert.equal(workDirectories().length, 3);
      assert.notDeepEqual(leftovers(directory), []);
      child.kill("SIGKILL");
      await once(child, "exit");
      await allGone(secondsToNotice);
    });
  }
});

describe("several targets with another fio on one of them", () => {
  let programs = "";
  let other: LoopbackSsh;
  const answer = async (script: string): Promise<LoopbackSsh> => {
    writeFileSync(join(programs, "fio"), `#!/bin/sh\n${script}\nexec /usr/bin/fio "$@"\n`, {
      mode: 0o755,
    });
    return startLoopbackSsh({ path: `${programs}:/usr/bin:/bin` });
  };
  before(() => {
    programs = mkdtempSync(join(usualTemporary ?? "/tmp", "vl-path-"));
  });
  afterEach(async () => {
    await other.stop();
    await allGone();
  });
  after(() => {
    rmSync(programs, { recursive: true });
  });

  // No other fio is here: this one only says that it is.
  it("are measured by their own, and the runs say why", async () => {
    other = await answer('[ "$1" != --version ] || { echo fio-3.30; exit; }');
    const { runs } = await runFleet(
      plan({
        members: ["local", `ssh:${other.host}`],
        request: { sshConfig: other.configFile, runtimeSeconds: 1 },
      }),
    );
    assert.deepEqual(
      runs.map(({ status, fleet }) => [status, fleet?.coordination]),
      [
        ["complete", "agents"],
        ["complete", "agents"],
      ],
    );
    assert.match(
      runs[0]?.notes.join() ?? "",
      /not fio's client with servers: ssh:guest has fio-3\.30 and this machine fio-3\.\d+\./,
    );
  });

  it("are not measured where its server does not start", async () => {
    other = await answer("case $1 in --server*) exit 1;; esac");
    const error = await failure({
      members: ["local", `ssh:${other.host}`],
      request: { sshConfig: other.configFile },
    });
    assert.equal(error.message, "fio's server did not start on ssh:guest.");
    assert.equal(error.hint, "Add --live to do without it.");
  });
});

describe("virt-latency benchmark of several targets", () => {
  let state = "";
  before(() => {
    state = mkdtempSync(join(usualTemporary ?? "/tmp", "vl-state-"));
  });
  afterEach(() => allGone());
  after(() => {
    rmSync(state, { recursive: true });
  });

  it("asks once for all, and shows each and all together", async () => {
    const { io, out, err } = capturedIo({
      cwd: directory,
      env: { XDG_STATE_HOME: state },
      typed: "y\n",
    });
    const args = ["--size", "64MiB", "--runtime", "1", "--ssh-config", ssh.configFile];
    assert.equal(await benchmark([...targets, ...args, "--directory", directory], io), 0);
    assert.match(err(), /^Benchmark of 3 targets at the same time: /);
    assert.match(err(), /\n {2}all together\n {4}writes {5}192 MiB, /);
    assert.equal(err().match(/Go on\?/g)?.length, 1);
    assert.match(out(), /^3 targets at once\n {2}Measured by fio's client and servers; /);
    assert.match(out(), /\n {2}all together +\S+ +100 % /);
    assert.equal(readdirSync(join(state, "virt-latency", "runs")).length, 3);
  });
});

/** The name of the work directory in which a process works. */
function workOf(pid: number): string {
  return basename(readlinkSync(`/proc/${pid}/cwd`));
}
