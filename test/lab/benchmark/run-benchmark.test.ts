import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { planBenchmark, runBenchmark, runInTurn } from "../../../server/src/benchmark/index.js";
import type {
  BenchmarkPhase,
  BenchmarkProgress,
  BenchmarkRequest,
} from "../../../server/src/core/benchmark/plan.js";
import { workloadNames } from "../../../server/src/core/benchmark/workloads.js";
import { childrenOf, programOf } from "../../support/processes.js";
import { type LoopbackSsh, startLoopbackSsh } from "../../support/loopback-ssh.js";
import { fioProcesses, leftovers, nothingLeft } from "../../support/benchmark-leftovers.js";
import { failure, run, when } from "../../support/benchmark-outcome.js";
import { mountSmallDisk } from "../../support/small-disk.js";

const mib = 1024 ** 2;
/** A dead connection is noticed at once where the other side can tell; the agent then stops fio. */
const secondsToNotice = 15;

let directory = "";
let ssh: LoopbackSsh;

before(async () => {
  directory = mkdtempSync(join(tmpdir(), "vl-benchmark-"));
  ssh = await startLoopbackSsh();
});
after(async () => {
  await ssh.stop();
  rmSync(directory, { recursive: true });
});

function local(more: Partial<BenchmarkRequest> = {}): BenchmarkRequest {
  return { target: "local", directory, sizeBytes: 64 * mib, runtimeSeconds: 2, ...more };
}

function overSsh(more: Partial<BenchmarkRequest> = {}): BenchmarkRequest {
  return local({ target: `ssh:${ssh.host}`, sshConfig: ssh.configFile, ...more });
}

const places = [
  ["on this machine", local],
  ["over ssh", overSsh],
] as const;

for (const [place, request] of places) {
  describe(`a benchmark ${place}`, () => {
    afterEach(() => nothingLeft(directory));

    it("measures synchronous writes and reports on the way", async () => {
      const reports: BenchmarkProgress[] = [];
      const result = await run(request(), { onProgress: (progress) => reports.push(progress) });

      assert.equal(result.status, "complete", result.problems.join());
      assert.equal(result.directory, directory);
      assert.equal(result.latencyKind, "synchronous-write");
      assert.equal(result.environment.kernel, execFileSync("uname", ["-r"]).toString().trim());
      const [writes, ...others] = result.results;
      assert.ok(writes?.direction === "write" && others.length === 0);
      assert.ok(writes.ios > 0 && writes.bytes === writes.ios * 8192);
      const { count, minNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs, bins } = writes.latency;
      const ordered = [minNs, p50Ns, p90Ns, p99Ns, p999Ns].map((value) => value ?? -1);
      assert.deepEqual(
        ordered,
        ordered.toSorted((a, b) => a - b),
      );
      assert.ok(minNs > 0 && maxNs > 0);
      const inBins = bins.reduce((sum, [, amount]) => sum + amount, 0);
      assert.ok(Math.abs(inBins - count) <= 1, `${inBins} of ${count}`);
      assert.ok(result.samples.length >= 1 && result.samples.every(({ iops }) => iops > 0));

      const phases = [...new Set(reports.map(({ phase }) => phase))];
      assert.deepEqual(phases, [
        "connecting",
        "preparing",
        "warming-up",
        "measuring",
        "cleaning-up",
      ] satisfies BenchmarkPhase[]);
      const fractions = reports.map(({ fraction }) => fraction);
      assert.deepEqual(
        fractions,
        fractions.toSorted((a, b) => a - b),
      );
      const shown = reports.flatMap(({ sample }) => sample ?? []);
      assert.deepEqual(shown, result.samples);
    });

    for (const phase of ["connecting", "preparing"] as const) {
      it(`is cancelled while ${phase}`, async () => {
        const controller = new AbortController();
        const error = await failure(request({ sizeBytes: 1024 * mib }), {
          signal: controller.signal,
          onProgress: when(
            (progress) => progress.phase === phase,
            () => {
              controller.abort();
            },
          ),
        });
        assert.equal(error.code, "cancelled");
      });
    }

    it("is cancelled while fio lays out files", async () => {
      const controller = new AbortController();
      const error = await failure(request({ sizeBytes: 4096 * mib }), {
        signal: controller.signal,
        onProgress: when(
          ({ phase, fraction }) => phase === "preparing" && fraction > 0,
          () => {
            controller.abort();
          },
        ),
      });
      assert.equal(error.code, "cancelled");
    });

    it("is cancelled while warming up, without figures", async () => {
      const controller = new AbortController();
      const result = await run(request({ runtimeSeconds: 30 }), {
        signal: controller.signal,
        onProgress: when(
          ({ phase }) => phase === "warming-up",
          () => {
            controller.abort();
          },
        ),
      });
      assert.equal(result.status, "cancelled");
      assert.deepEqual(result.results, []);
    });

    it("is cancelled while measuring, and keeps what was measured", async () => {
      const controller = new AbortController();
      const result = await run(request({ runtimeSeconds: 30 }), {
        signal: controller.signal,
        onProgress: when(
          ({ sample }) => sample !== null,
          () => {
            controller.abort();
          },
        ),
      });
      assert.equal(result.status, "cancelled");
      assert.deepEqual(result.problems, []);
      const [writes] = result.results;
      assert.ok(writes !== undefined && writes.ios > 0 && writes.runtimeMs < 20_000);
    });

    it("fails when fio is killed, and says so", async () => {
      const result = await run(request({ runtimeSeconds: 30 }), {
        onProgress: when(
          ({ sample }) => sample !== null,
          () => {
            for (const pid of fioProcesses(directory)) process.kill(pid, "SIGKILL");
          },
        ),
      });
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^fio was killed on the target \(signal 9\)\./);
      assert.ok(result.samples.length >= 1);
    });

    it("refuses a directory that is not there, and one that is none", async () => {
      const missing = await failure(request({ directory: `${directory}/a'b $(c)` }));
      assert.equal(missing.message, `There is no directory ${directory}/a'b $(c) on the target.`);
      const file = await failure(request({ directory: "/etc/passwd" }));
      assert.equal(file.message, "/etc/passwd is not a directory.");
    });

    it("works in a directory whose name is hostile", async () => {
      const hostile = join(directory, "-rf '\"; $(touch PWNED) `touch PWNED` \\ ü *");
      mkdirSync(hostile);
      const result = await run(request({ directory: hostile, runtimeSeconds: 1 }));
      assert.equal(result.status, "complete", result.problems.join());
      assert.equal(result.directory, hostile);
      assert.deepEqual(readdirSync(hostile), []);
      assert.deepEqual(readdirSync(directory), [hostile.slice(directory.length + 1)]);
      rmSync(hostile, { recursive: true });
    });

    it("refuses memory unless it is wanted", async () => {
      const disk = mountSmallDisk("tmpfs", 128);
      try {
        const error = await failure(request({ directory: disk.directory }));
        assert.equal(error.code, "filesystem");
        assert.equal(error.message, `${disk.directory} is on tmpfs, which is memory.`);
        await nothingLeft(disk.directory);
      } finally {
        disk.unmount();
      }
    });

    it("refuses a disk with too little room", async () => {
      const disk = mountSmallDisk("ext4", 48);
      try {
        const error = await failure(request({ directory: disk.directory }));
        assert.equal(error.code, "no-space");
        assert.match(error.message, / free, and the benchmark needs 64 MiB and a margin of /);
        await nothingLeft(disk.directory);
      } finally {
        disk.unmount();
      }
    });

    it("fails when the disk becomes full meanwhile", async () => {
      const disk = mountSmallDisk("ext4", 128);
      try {
        const error = await failure(request({ directory: disk.directory }), {
          onProgress: when(
            ({ phase }) => phase === "preparing",
            () => {
              writeFileSync(join(disk.directory, "other"), Buffer.alloc(80 * mib));
            },
          ),
        });
        assert.equal(error.code, "no-space");
        assert.equal(error.message, "The file system became full while fio was writing.");
        await nothingLeft(disk.directory);
      } finally {
        disk.unmount();
      }
    });
  });
}

describe("a benchmark whose client or connection dies", () => {
  for (const [place, request] of places) {
    for (const phase of ["preparing", "measuring"] as const) {
      it(`leaves nothing behind ${place} when our process is killed while ${phase}`, async () => {
        const child = spawn(
          process.execPath,
          [
            "--import",
            "tsx",
            join(import.meta.dirname, "../../support/api-child.ts"),
            JSON.stringify(request({ runtimeSeconds: 60, sizeBytes: 512 * mib })),
          ],
          { stdio: ["ignore", "pipe", "inherit"] },
        );
        child.stdout.setEncoding("utf8");
        let output = "";
        for await (const chunk of child.stdout) {
          output += String(chunk);
          if (output.includes(phase)) break;
        }
        assert.notDeepEqual(leftovers(directory), []);
        child.kill("SIGKILL");
        await once(child, "exit");
        await nothingLeft(directory, secondsToNotice);
      });
    }
  }

  for (const [what, victims] of [
    ["the ssh client", () => childrenOf(process.pid).filter(isSsh)],
    ["sshd's process for it", () => ssh.connections()],
  ] as const) {
    it(`fails when ${what} is killed, and keeps what was measured`, async () => {
      const result = await run(overSsh({ runtimeSeconds: 60 }), {
        onProgress: when(
          ({ sample }) => sample !== null,
          () => {
            const pids = victims();
            assert.notDeepEqual(pids, []);
            for (const pid of pids) process.kill(pid, "SIGKILL");
          },
        ),
      });
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^The connection to the target was lost/);
      assert.ok(result.samples.length >= 1);
      assert.equal(result.results[0]?.direction, "write");
      await nothingLeft(directory, secondsToNotice);
    });
  }

  it("removes the files although the agent itself was killed", async () => {
    const result = await run(local({ runtimeSeconds: 30 }), {
      onProgress: when(
        ({ phase }) => phase === "measuring",
        () => {
          for (const pid of childrenOf(process.pid).filter(isShell)) process.kill(pid, "SIGKILL");
        },
      ),
    });
    assert.equal(result.status, "failed");
    // fio ends when nobody takes its next report.
    await nothingLeft(directory, secondsToNotice);
  });

  it("sweeps up what an agent left that no longer runs, and nothing else", async () => {
    const shell = (command: string): string =>
      execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
    const here = `${shell("uname -n")} ${shell("cat /etc/machine-id || :")} ${shell("readlink /proc/self/ns/pid")}\n`;
    const boot = shell("cat /proc/sys/kernel/random/boot_id");
    const entries: Readonly<Record<string, string | undefined>> = {
      ".virt-latency-DEAD00": `4194305 ${boot} ${here}`,
      ".virt-latency-BOOT00": `${process.pid} another-start ${here}`,
      ".virt-latency-LIVE00": `${process.pid} ${boot} ${here}`,
      ".virt-latency-ELSE00": `4194305 ${boot} elsewhere ${here}`,
      ".virt-latency-NONE00": undefined,
    };
    for (const [name, owner] of Object.entries(entries)) {
      mkdirSync(join(directory, name));
      if (owner !== undefined) writeFileSync(join(directory, name, ".owner"), owner);
    }
    symlinkSync("/etc", join(directory, ".virt-latency-LINK00"));
    await run(local({ runtimeSeconds: 1 }));
    const left = readdirSync(directory).sort();
    for (const name of left) rmSync(join(directory, name), { recursive: true });
    assert.deepEqual(left, [
      ".virt-latency-ELSE00",
      ".virt-latency-LINK00",
      ".virt-latency-LIVE00",
      ".virt-latency-NONE00",
    ]);
  });
});

describe("a benchmark of every workload", () => {
  afterEach(() => nothingLeft(directory));

  for (const workload of workloadNames) {
    it(workload, async () => {
      const result = await run(local({ workload, runtimeSeconds: 1 }));
      assert.equal(result.status, "complete", result.problems.join());
      assert.deepEqual(
        result.results.map(({ direction }) => direction),
        workload === "rand-mixed-8k"
          ? ["read", "write"]
          : [workload.includes("read") ? "read" : "write"],
      );
      const isDeep = !["sync-write-8k", "wal-fdatasync"].includes(workload);
      assert.equal(result.settings.engine, isDeep ? "libaio" : "psync");
      assert.equal(result.flush !== null, workload === "wal-fdatasync");
      assert.notEqual(result.interference.stealFraction, null);
    });
  }

  it("runs again on the same files", async () => {
    const runs = await runBenchmark(planBenchmark(local({ repeat: 2, runtimeSeconds: 1 })));
    assert.deepEqual(
      runs.map(({ status }) => status),
      ["complete", "complete"],
    );
    assert.notEqual(runs[0]?.id, runs[1]?.id);
  });
});

describe("two places in turn", () => {
  afterEach(() => nothingLeft(directory));

  it("are measured as ABBA, and each side is complete", async () => {
    const plan = planBenchmark(local({ runtimeSeconds: 1, repeat: 2 }));
    const { base, changed } = await runInTurn({ base: plan, changed: plan });
    const order = [...base.map((run) => ["A", run.time]), ...changed.map((run) => ["B", run.time])];
    order.sort(([, one = ""], [, other = ""]) => (one < other ? -1 : 1));
    assert.equal(order.map(([side]) => side).join(""), "ABBA");
    assert.ok([...base, ...changed].every(({ status }) => status === "complete"));
  });

  it("are both cleaned up when the user cancels", async () => {
    const controller = new AbortController();
    const plan = planBenchmark(local({ runtimeSeconds: 30, repeat: 6 }));
    const { base, changed } = await runInTurn(
      { base: plan, changed: plan },
      {
        signal: controller.signal,
        onProgress: ({ phase }) => {
          if (phase === "measuring") controller.abort();
        },
      },
    );
    assert.deepEqual(
      [...base, ...changed].map(({ status }) => status),
      ["cancelled"],
    );
  });
});

describe("a host that cannot be benchmarked", () => {
  const unreachable: readonly (readonly [string, string, RegExp])[] = [
    ["stranger", "The host key of stranger is not known yet.", /compare its fingerprint/],
    ["locked", "locked does not let you in without a password.", /ssh-copy-id locked/],
    ["closed", "closed refuses ssh connections.", /Start its ssh server/],
    [
      "no-such-host.invalid",
      "There is no host no-such-host.invalid: neither in your ssh configuration nor in the DNS.",
      /Check the name/,
    ],
  ];
  for (const [host, message, hint] of unreachable) {
    it(`says why: ${host}`, async () => {
      const error = await failure(overSsh({ target: `ssh:${host}` }));
      assert.equal(error.code, "unreachable");
      assert.equal(error.message, message);
      assert.match(error.hint, hint);
    });
  }

  describe("because of its fio", () => {
    let programs = "";
    let other: LoopbackSsh;
    before(async () => {
      programs = mkdtempSync(join(tmpdir(), "vl-path-"));
      for (const folder of ["/bin", "/usr/bin"]) {
        for (const name of readdirSync(folder)) {
          if (name === "fio") continue;
          try {
            symlinkSync(join(folder, name), join(programs, name));
          } catch (error) {
            if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
              throw error;
          }
        }
      }
      other = await startLoopbackSsh({ path: programs });
    });
    after(async () => {
      await other.stop();
      rmSync(programs, { recursive: true });
    });
    afterEach(() => nothingLeft(directory));

    const request = (): BenchmarkRequest => overSsh({ sshConfig: other.configFile });

    it("that is not there", async () => {
      const error = await failure(request());
      assert.equal(error.code, "fio-missing");
      assert.equal(error.message, "There is no fio on the target.");
      assert.match(error.hint, /^Install it there: /);
    });

    it("that is too old", async () => {
      // A stand-in: it only says that it is a version nobody should use.
      const fio = join(programs, "fio");
      writeFileSync(fio, "#!/bin/sh\necho fio-2.1\n");
      chmodSync(fio, 0o755);
      const error = await failure(request());
      assert.equal(error.code, "fio-unsupported");
      assert.equal(error.message, "The target has fio 2.1, which cannot be used for this.");
    });
  });
});

function isSsh(pid: number): boolean {
  return programOf(pid) === "ssh";
}

function isShell(pid: number): boolean {
  return programOf(pid) === "sh";
}
