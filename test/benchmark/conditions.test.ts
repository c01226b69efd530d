import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { missedBudgets } from "../../server/src/core/benchmark/budgets.js";
import { inFlightNotes } from "../../server/src/core/benchmark/in-flight.js";
import {
  interferenceNotes,
  readInterference,
} from "../../server/src/core/benchmark/interference.js";
import { mergeLatencies } from "../../server/src/core/benchmark/merge-latencies.js";
import { isNarrow, isRatioNarrow } from "../../server/src/core/benchmark/precision.js";
import type { BenchmarkRun, Sample } from "../../server/src/core/benchmark/run.js";
import { isSteady, steadinessNotes } from "../../server/src/core/benchmark/steadiness.js";
import { runsCsv } from "../../server/src/core/report/results-csv.js";
import { runsMarkdown } from "../../server/src/core/report/results-markdown.js";
import { sampleLatency, sampleRun } from "../support/benchmark-run.js";

const { results } = sampleRun();

describe("interference", () => {
  it("is the steal, and the requests that the load does not make", () => {
    const counters = ["1000 10 500 9000", "2000 60 530 99000"];
    assert.deepEqual(readInterference(counters, results), {
      stealFraction: 0.05,
      otherRequests: 30,
    });
    const reads = results.map((result) => ({ ...result, direction: "read" as const }));
    assert.equal(readInterference(counters, reads).otherRequests, 90_000);
    assert.equal(readInterference(counters, [...reads, ...results]).otherRequests, null);
  });

  it("is unknown where the target does not count, or counted backwards", () => {
    const nothing = { stealFraction: null, otherRequests: null };
    assert.deepEqual(readInterference([], results), nothing);
    assert.deepEqual(readInterference(["1 2  ", "x y z"], results), nothing);
    assert.deepEqual(readInterference(["9 9 9 9", "1 1 1 1"], results), nothing);
  });

  it("is told where it is much", () => {
    const ios = results[0]?.ios ?? 0;
    assert.deepEqual(interferenceNotes({ stealFraction: 0.02, otherRequests: 3 }, results), []);
    assert.deepEqual(interferenceNotes({ stealFraction: 0.12, otherRequests: ios }, results), [
      "The hypervisor gave 12 % of the guest's CPU time to others (steal): the figures are also those of its neighbours.",
      `Something else used the disk meanwhile: ${ios} reads beside the load's own requests.`,
    ]);
  });
});

describe("steadiness", () => {
  const samples = (...rates: number[]): Sample[] =>
    rates.map((iops, index) => ({
      direction: "write",
      atSeconds: index + 1,
      iops,
      bytesPerSecond: 0,
      p50Ns: null,
      p99Ns: null,
      p999Ns: null,
    }));

  it("takes ten seconds to tell", () => {
    assert.equal(isSteady(samples(1, 2, 3, 4, 5, 6, 7, 8, 9), "write"), null);
    assert.equal(isSteady(samples(), "write"), null);
  });

  it("bears noise inside the fifths, but neither a trend nor a step", () => {
    assert.equal(isSteady(samples(80, 120, 80, 120, 80, 120, 80, 120, 80, 120), "write"), true);
    assert.equal(
      isSteady(samples(100, 100, 103, 103, 106, 106, 109, 109, 112, 112), "write"),
      false,
    );
    assert.equal(isSteady(samples(100, 100, 100, 100, 70, 70, 100, 100, 100, 100), "write"), false);
    assert.match(
      steadinessNotes(samples(9, 9, 1, 1, 1, 1, 1, 1, 1, 1), ["read", "write"]).join(),
      /^The writes per second had not settled: /,
    );
  });
});

describe("requests in flight", () => {
  const notes = (iops: number, more: Readonly<Record<string, string>> = {}): string[] => {
    const latency = { ...sampleLatency, meanNs: 1_000_000 };
    const both = results.map((result) => ({ ...result, iops, latency }));
    return inFlightNotes({ jobs: 4, queueDepth: 16 }, { more }, both);
  };

  it("are noted where they are fewer than four fifths of what was asked for", () => {
    assert.deepEqual(notes(51_200), []);
    assert.deepEqual(notes(51_100), [
      "On average 51 of 64 requests were in flight. The others waited to be submitted, for a processor or for room in a " +
        "queue, and these latencies are without that wait.",
    ]);
  });

  it("are as many as the load wants where it paces itself", () => {
    assert.deepEqual(notes(100, { rate_iops: "100" }), []);
    assert.deepEqual(notes(100, { fdatasync: "1" }), []);
    assert.deepEqual(inFlightNotes({ jobs: 4, queueDepth: 1 }, { more: {} }, results), []);
    assert.deepEqual(inFlightNotes({ jobs: 4, queueDepth: 16 }, { more: {} }, []), []);
  });
});

describe("precision", () => {
  const runs = (...rates: number[]): BenchmarkRun[] =>
    rates.map((iops) => sampleRun({ results: results.map((result) => ({ ...result, iops })) }));

  it("is reached when the runs agree, and never with fewer than six", () => {
    assert.equal(isNarrow(runs(100, 101, 100, 99, 100), 0.5), false);
    assert.equal(isNarrow(runs(100, 101, 100, 99, 100, 100), 0.05), true);
    assert.equal(isNarrow(runs(100, 140, 100, 80, 100, 100), 0.05), false);
  });

  it("is that of the ratio when two are measured in turn", () => {
    const base = runs(100, 200, 300, 400, 500, 600);
    assert.equal(isRatioNarrow(base, runs(110, 220, 330, 440, 550, 660), 0.01), true);
    assert.equal(isRatioNarrow(base, runs(110, 220, 330, 440, 550, 990), 0.01), false);
  });
});

describe("merged latencies", () => {
  it("have the percentiles of all requests together", () => {
    const fast = { ...sampleLatency, count: 9900, meanNs: 100, minNs: 1, maxNs: 120 };
    const slow = { ...sampleLatency, count: 100, meanNs: 1100, minNs: 2, maxNs: 1100 };
    const merged = mergeLatencies([
      { ...fast, bins: [[100, 9900]] },
      { ...slow, bins: [[1104, 100]] },
    ]);
    assert.deepEqual(merged, {
      count: 10_000,
      minNs: 1,
      meanNs: 110,
      p50Ns: 100,
      p90Ns: 100,
      p99Ns: 100,
      p999Ns: 1100,
      maxNs: 1100,
      bins: [
        [100, 9900],
        [1104, 100],
      ],
    });
    assert.equal(mergeLatencies([fast, { ...slow, bins: [] }]).p50Ns, null);
  });
});

describe("budgets", () => {
  const budgets = {
    "sync-write-8k": { iops: 20_000, meanLatencyNs: 60_000, p999LatencyNs: 200_000 },
  };

  it("are missed by the median of the complete runs", () => {
    assert.deepEqual(missedBudgets([sampleRun()], budgets), [
      "sync-write-8k: 17.8k IOPS, below the budget of 20k.",
      "sync-write-8k: p99.9 241 µs, above the budget of 200 µs.",
    ]);
    assert.deepEqual(missedBudgets([sampleRun({ status: "failed" })], budgets), []);
    assert.deepEqual(missedBudgets([sampleRun()], { "seq-read-1m": { iops: 1 } }), []);
  });

  it("are about the flushes where the load makes some", () => {
    const flush = { ...sampleLatency, meanNs: 70_000, p999Ns: 100 };
    assert.deepEqual(
      missedBudgets([sampleRun({ flush })], { "sync-write-8k": { meanLatencyNs: 60_000 } }),
      ["sync-write-8k: mean 70 µs, above the budget of 60 µs."],
    );
  });

  it("say where nothing was measured for one", () => {
    const nothing = sampleRun({
      results: results.map((result) => ({
        ...result,
        latency: { ...result.latency, p999Ns: null },
      })),
    });
    assert.deepEqual(missedBudgets([nothing], { "sync-write-8k": { p999LatencyNs: 1 } }), [
      "sync-write-8k: too little was measured for the budget of p999LatencyNs.",
    ]);
  });
});

describe("runs as a table for other programs", () => {
  it("CSV quotes what needs it and keeps a spreadsheet from calculating", () => {
    const run = sampleRun({
      id: "a",
      directory: '/srv/"x", y',
      target: "local",
      flush: sampleLatency,
    });
    const [head, write, flush] = runsCsv([{ ...run, fioVersion: "=1" }]).split("\r\n");
    assert.match(head ?? "", /^run,time,target,directory,workload,status,direction,iops,/);
    assert.match(
      write ?? "",
      /^a,2026-11-22T19:05:12\.000Z,local,"\/srv\/""x"", y",sync-write-8k,complete,write,17800,/,
    );
    assert.match(flush ?? "", /,flush,,,20000,40000,54200,52480,60160,80384,240640,2123456$/);
    assert.match(runsCsv([sampleRun({ directory: "=cmd()" })]), /,'=cmd\(\),/);
  });

  it("Markdown keeps what a target says about itself as text", () => {
    const text = runsMarkdown([sampleRun({ directory: "/a|b<script>\n# x", notes: ["*n*"] })]);
    assert.match(text, /^## 8 KiB random synchronous writes on ssh:db1\n/);
    assert.match(text, /\n- directory \/a\\\|b\\<script\\>\uFFFD\\# x\n- \\\*n\\\*\n/);
    assert.match(text, /\n\| IOPS \| 17\.8k \|\n/);
  });
});
