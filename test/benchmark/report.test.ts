import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  formatBytes,
  formatCount,
  formatCounts,
  formatDuration,
  formatNanoseconds,
  formatPercent,
  formatRatio,
} from "../../server/src/core/report/quantities.js";
import { progressText } from "../../server/src/core/report/plan-text.js";
import { runSummary, runText } from "../../server/src/core/report/run-text.js";
import { sampleLatency, sampleRun } from "../support/benchmark-run.js";

describe("quantities", () => {
  it("gives the numbers of an axis one unit", () => {
    assert.deepEqual(formatCounts([0, 200, 400]), ["0", "200", "400"]);
    assert.deepEqual(formatCounts([0, 5000, 10_000]), ["0", "5k", "10k"]);
    assert.deepEqual(formatCounts([0, 500_000, 1_000_000]), ["0", "0.5M", "1M"]);
    assert.deepEqual(formatCounts([]), []);
  });

  it("have three digits and a unit that fits", () => {
    assert.deepEqual([0, 1023, 1024, 1536, 1024 ** 2 - 1, 8066 * 1024 ** 2].map(formatBytes), [
      "0 B",
      "1023 B",
      "1 KiB",
      "1.5 KiB",
      "1 MiB",
      "7.88 GiB",
    ]);
    assert.deepEqual([0, 999, 999.7, 54_200, 154_340, 2_122_100, 17.18e9].map(formatNanoseconds), [
      "0 ns",
      "999 ns",
      "1 µs",
      "54.2 µs",
      "154 µs",
      "2.12 ms",
      "17.2 s",
    ]);
    assert.deepEqual([0, 4800.4, 9999, 17_800, 2_067_000].map(formatCount), [
      "0",
      "4800",
      "9999",
      "17.8k",
      "2.07M",
    ]);
    assert.deepEqual([1, 119, 120, 3599, 3600, 3900].map(formatDuration), [
      "1 s",
      "119 s",
      "2 min",
      "1 h",
      "1 h",
      "1 h 5 min",
    ]);
    assert.deepEqual([3.708, 13.68, 0.968, 1].map(formatRatio), ["3.71x", "13.7x", "0.968x", "1x"]);
    assert.deepEqual([0.082, 0.0205, 1.5, 2.704].map(formatPercent), [
      "8.2 %",
      "2.1 %",
      "150 %",
      "270 %",
    ]);
  });
});

describe("a run for a person", () => {
  it("says what was measured, where, and every figure", () => {
    const run = sampleRun({ notes: ["A note."], flush: sampleLatency });
    assert.equal(
      runText(run),
      `8 KiB random synchronous writes on ssh:db1:/var/lib/db
  when       2026-11-22T19:05:12.000Z
  run        20261122T190512Z-0a1b2c
  load       8 KiB, 1 job, queue depth 1, psync, 1 GiB of files, 30 s after 5 s of warm-up
  fio        3.33
  system     Debian GNU/Linux 12 (bookworm), Linux 6.1.0-26-amd64
  cpu        8 x EPYC, virtualization kvm
  disk       ext4, dm-0 on vda, scheduler none

  writes     17.8k IOPS, 139 MiB/s
  measured   20k in 30 s
  per second 17.5k to 18.1k IOPS

Latency of a synchronous write (O_SYNC)
  mean       54.2 µs
  p50        52.5 µs
  p90        60.2 µs
  p99        80.4 µs
  p99.9      241 µs
  max        2.12 ms

Latency of fsync and fdatasync
  mean       54.2 µs
  p50        52.5 µs
  p90        60.2 µs
  p99        80.4 µs
  p99.9      241 µs
  max        2.12 ms

Note: A note.
`,
    );
  });

  it("says that it is not valid, and never sends a command to the terminal", () => {
    const text = runText(
      sampleRun({ status: "failed", problems: ["It \u001b[31mfailed."], results: [], samples: [] }),
    );
    assert.match(text, /on ssh:db1:\/var\/lib\/db \(failed\)\n/);
    assert.match(text, /\nNothing was measured\.\n\nNot valid: It \uFFFD\[31mfailed\.\n$/);
  });

  it("fits on one line", () => {
    assert.equal(
      runSummary(sampleRun()),
      "8 KiB random synchronous writes on ssh:db1: 17.8k IOPS, p50 52.5 µs, p99 80.4 µs",
    );
    assert.equal(
      runSummary(sampleRun({ status: "cancelled", results: [] })),
      "8 KiB random synchronous writes on ssh:db1: nothing measured (cancelled)",
    );
  });
});

describe("progress", () => {
  it("fits on one line", () => {
    const state = { run: 2, runs: 3, fraction: 0.429, sample: null };
    assert.equal(progressText({ ...state, phase: "preparing" }), " 42 %  laying out files");
    assert.equal(progressText({ ...state, phase: "measuring" }), " 42 %  measuring, run 2 of 3");
    const [sample] = sampleRun().samples;
    assert.equal(
      progressText({ ...state, runs: 1, phase: "measuring", sample: sample ?? null }),
      " 42 %  measuring: 17.5k IOPS, p99 80.4 µs",
    );
  });
});
