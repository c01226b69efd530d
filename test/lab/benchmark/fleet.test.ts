import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { runFleet } from "../../../server/src/benchmark/index.js";
import { benchmark } from "../../../server/src/cli/benchmark.js";
import { runs } from "../../../server/src/cli/runs.js";
import { fleetRounds } from "../../../server/src/core/benchmark/fleet-figures.js";
import { readRuns } from "../../../server/src/core/benchmark/read-run.js";
import { fioProcesses } from "../../support/benchmark-leftovers.js";
import { capturedIo } from "../../support/captured-io.js";
import { fleetPlace, whenMeasuring } from "../../support/fleet-place.js";
import { type LoopbackSsh, startLoopbackSsh } from "../../support/loopback-ssh.js";

const mib = 1024 ** 2;
const place = fleetPlace();

describe("several targets at once", () => {
  afterEach(() => place.allGone());

  it("are measured by fio's client, through servers that only we can reach", async () => {
    const modes: number[] = [];
    let sockets = 0;
    const { runs, alone } = await runFleet(place.plan(), {
      onProgress: whenMeasuring(() => {
        for (const name of place.workDirectories()) {
          modes.push(statSync(join(place.directory, name)).mode & 0o777);
          if (readdirSync(join(place.directory, name)).includes("server.sock")) sockets++;
        }
        for (const name of readdirSync(place.temporary)) {
          modes.push(statSync(join(place.temporary, name)).mode & 0o777);
        }
      }),
    });
    assert.deepEqual(modes, [0o700, 0o700, 0o700, 0o700]);
    assert.equal(sockets, 3);
    assert.deepEqual(alone, []);
    assert.deepEqual(
      runs.map(({ target, status, problems }) => [target, status, problems]),
      place.targets.map((target) => [target, "complete", []]),
    );
    const [first] = runs;
    assert.ok(first?.fleet !== null && first !== undefined);
    assert.deepEqual(first.fleet.members, place.targets);
    assert.equal(first.fleet.coordination, "fio");
    assert.ok(first.fleet.skewMs !== null && first.fleet.skewMs < 3000);
    assert.ok(runs.every(({ fleet }) => fleet?.id === first.fleet?.id));
    assert.match(first.job, /^unique_filename=0$/m);

    const [round] = fleetRounds(runs);
    const [writes] = round?.together ?? [];
    const ios = runs.reduce((sum, { results }) => sum + (results[0]?.ios ?? 0), 0);
    assert.ok(ios > 0);
    assert.equal(writes?.ios, ios);
    const { count, p99Ns } = writes.latency;
    assert.equal(p99Ns !== null && p99Ns > 0, count >= 1000);
    // Read again as it was stored.
    assert.deepEqual(readRuns(JSON.stringify({ version: 1, runs })).runs, runs);
  });

  it("are measured in turn with the first alone", async () => {
    const { runs, alone } = await runFleet(
      place.plan({ request: { repeat: 2, runtimeSeconds: 1 }, againstAlone: true }),
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
    const { runs } = await runFleet(place.plan({ live: true }), {
      onProgress: ({ sample, target }) => {
        if (sample !== null) shown.add(target);
      },
    });
    assert.deepEqual([...shown].sort(), [...place.targets].sort());
    for (const { status, fleet, samples } of runs) {
      assert.equal(status, "complete");
      assert.equal(fleet?.coordination, "agents");
      assert.ok(samples.length >= 1);
    }
  });

  it("are measured by their own fio where a name cannot be a socket's", async () => {
    const hostile = join(place.directory, "a b'c;$(d)%h");
    mkdirSync(hostile);
    const { runs } = await runFleet(
      place.plan({ request: { directory: hostile, runtimeSeconds: 1 } }),
    );
    assert.deepEqual(readdirSync(hostile), []);
    rmSync(hostile, { recursive: true });
    assert.ok(
      runs.every(({ status, fleet }) => status === "complete" && fleet?.coordination === "agents"),
    );
    assert.match(runs[0]?.notes.join() ?? "", /name is too long or too special for a socket/);
  });

  it("are all left alone when one cannot be prepared", async () => {
    const error = await place.failure({
      members: ["local", "ssh:closed"],
      request: { sizeBytes: 1024 * mib },
    });
    assert.equal(error.code, "unreachable");
    assert.equal(error.message, "ssh:closed: closed refuses ssh connections.");
  });

  it("are cancelled while files are laid out", async () => {
    const controller = new AbortController();
    const error = await place.failure(
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
      const { runs } = await runFleet(place.plan({ request: { runtimeSeconds: 60 }, live }), {
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
    const { runs } = await runFleet(place.plan({ request: { runtimeSeconds: 4 } }), {
      onProgress: whenMeasuring(() => {
        const owner = place.workDirectories().at(0) ?? "";
        const victims = fioProcesses(place.directory).filter((pid) => workOf(pid) === owner);
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
    const { runs } = await runFleet(place.plan({ request: { runtimeSeconds: 60 } }), {
      onProgress: whenMeasuring(() => {
        for (const pid of fioProcesses(place.temporary)) process.kill(pid, "SIGKILL");
      }),
    });
    assert.deepEqual(
      runs.map(({ status }) => status),
      ["failed", "failed", "failed"],
    );
    assert.match(runs[0]?.problems.join() ?? "", /fio was killed/);
  });
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
    programs = mkdtempSync(join(place.usualTemporary ?? "/tmp", "vl-path-"));
  });
  afterEach(async () => {
    await other.stop();
    await place.allGone();
  });
  after(() => {
    rmSync(programs, { recursive: true });
  });

  // No other fio is here: this one only says that it is.
  it("are measured by their own, and the runs say why", async () => {
    other = await answer('[ "$1" != --version ] || { echo fio-3.30; exit; }');
    const { runs } = await runFleet(
      place.plan({
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
    const error = await place.failure({
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
    state = mkdtempSync(join(place.usualTemporary ?? "/tmp", "vl-state-"));
  });
  afterEach(() => place.allGone());
  after(() => {
    rmSync(state, { recursive: true });
  });

  it("asks once for all, and shows each and all together", async () => {
    const { io, out, err } = capturedIo({
      cwd: place.directory,
      env: { XDG_STATE_HOME: state },
      typed: "y\n",
    });
    const args = ["--size", "64MiB", "--runtime", "1", "--ssh-config", place.ssh.configFile];
    assert.equal(
      await benchmark([...place.targets, ...args, "--directory", place.directory], io),
      0,
    );
    assert.match(err(), /^Benchmark of 3 targets at the same time: /);
    assert.match(err(), /\n {2}all together\n {4}writes {5}192 MiB, /);
    assert.equal(err().match(/Go on\?/g)?.length, 1);
    assert.match(out(), /^3 targets at once\n {2}Measured by fio's client and servers; /);
    assert.match(out(), /\n {2}all together +\S+ +100 % /);
    const kept = readdirSync(join(state, "virt-latency", "runs"));
    assert.equal(kept.length, 3);
    const [id = ""] = kept.map((name) => name.replace(/\.json$/, ""));
    const again = capturedIo({ cwd: place.directory, env: { XDG_STATE_HOME: state } });
    assert.equal(await runs([id], again.io), 0);
    assert.equal(again.out(), out());
  });
});

/** The name of the work directory in which a process works. */
function workOf(pid: number): string {
  return basename(readlinkSync(`/proc/${pid}/cwd`));
}
