import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import type { BenchmarkPhase, BenchmarkProgress } from "../../../server/src/core/benchmark/plan.js";
import { fioProcesses, nothingLeft } from "../../support/benchmark-leftovers.js";
import { failure, run, when } from "../../support/benchmark-outcome.js";
import { benchmarkPlace } from "../../support/benchmark-place.js";
import { mountSmallDisk } from "../../support/small-disk.js";

const mib = 1024 ** 2;

const place = benchmarkPlace();

for (const [name, request] of place.both) {
  describe(`a benchmark ${name}`, () => {
    afterEach(() => nothingLeft(place.directory));

    it("measures synchronous writes and reports on the way", async () => {
      const reports: BenchmarkProgress[] = [];
      const result = await run(request(), { onProgress: (progress) => reports.push(progress) });

      assert.equal(result.status, "complete", result.problems.join());
      assert.equal(result.directory, place.directory);
      assert.equal(result.latencyKind, "synchronous-write");
      assert.equal(result.environment.kernel, execFileSync("uname", ["-r"]).toString().trim());
      const [writes, ...others] = result.results;
      assert.ok(writes?.direction === "write" && others.length === 0);
      assert.ok(writes.ios > 0 && writes.bytes === writes.ios * 8192);
      const { count, minNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs, bins } = writes.latency;
      // A slow disk does too few writes for the last percentiles to mean anything, which are then not given.
      const telling = [
        [p50Ns, 20],
        [p90Ns, 100],
        [p99Ns, 1000],
        [p999Ns, 10_000],
      ] as const;
      for (const [value, fewest] of telling) assert.equal(value !== null, count >= fewest);
      const ordered = [minNs, ...telling.flatMap(([value]) => value ?? []), maxNs];
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
            for (const pid of fioProcesses(place.directory)) process.kill(pid, "SIGKILL");
          },
        ),
      });
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^fio was killed on the target \(signal 9\)\./);
      assert.ok(result.samples.length >= 1);
    });

    it("refuses a directory that is not there, and one that is none", async () => {
      const missing = await failure(request({ directory: `${place.directory}/a'b $(c)` }));
      assert.equal(
        missing.message,
        `There is no directory ${place.directory}/a'b $(c) on the target.`,
      );
      const file = await failure(request({ directory: "/etc/passwd" }));
      assert.equal(file.message, "/etc/passwd is not a directory.");
    });

    it("works in a directory whose name is hostile", async () => {
      const hostile = join(place.directory, "-rf '\"; $(touch PWNED) `touch PWNED` \\ ü *");
      mkdirSync(hostile);
      const result = await run(request({ directory: hostile, runtimeSeconds: 1 }));
      assert.equal(result.status, "complete", result.problems.join());
      assert.equal(result.directory, hostile);
      assert.deepEqual(readdirSync(hostile), []);
      assert.deepEqual(readdirSync(place.directory), [hostile.slice(place.directory.length + 1)]);
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
