import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import {
  fairness,
  fleetRounds,
  withWholeRound,
} from "../../server/src/core/benchmark/fleet-figures.js";
import { makeFleetPlan } from "../../server/src/core/benchmark/fleet-plan.js";
import { type BenchmarkRequest, makePlan } from "../../server/src/core/benchmark/plan.js";
import { readRuns } from "../../server/src/core/benchmark/read-run.js";
import type { BenchmarkRun, FleetRecord, Latency } from "../../server/src/core/benchmark/run.js";
import {
  fleetConfirmation,
  fleetJson,
  fleetText,
} from "../../server/src/core/report/fleet-report.js";
import { neighbourVerdict } from "../../server/src/core/report/fleet-sections.js";
import { runsCsv } from "../../server/src/core/report/results-csv.js";
import { runsMarkdown } from "../../server/src/core/report/results-markdown.js";
import { sampleLatency, sampleRun } from "../support/benchmark-run.js";

const members = ["ssh:db1", "ssh:db2"];

function fleetOf(id: string): FleetRecord {
  return { id, members, coordination: "fio", skewMs: 42 };
}

function member(
  target: string,
  iops: number,
  bins: Latency["bins"],
  more: Partial<BenchmarkRun> = {},
) {
  const fleet = fleetOf("fleet-1");
  const count = bins.reduce((sum, [, each]) => sum + each, 0);
  const model = sampleRun().results.map((result) => ({
    ...result,
    ios: count,
    iops,
    bytesPerSecond: iops * 8192,
    latency: { ...sampleLatency, count, bins, maxNs: bins.at(-1)?.[0] ?? 0 },
  }));
  return sampleRun({ target, fleet, results: model, ...more });
}

// Nine of ten are fast on one, one of ten on the other: the average of their medians would be 550.
const fast = member("ssh:db1", 9000, [
  [100, 9000],
  [1000, 1000],
]);
const slow = member("ssh:db2", 3000, [
  [100, 1000],
  [1000, 9000],
]);

describe("what was measured at once", () => {
  it("is found again with any of its runs, in the order of the members", () => {
    const alone = sampleRun({ fleet: { ...fleetOf("fleet-3"), members: ["ssh:db1"] } });
    const other = member("ssh:db1", 1, [[100, 1]], { fleet: fleetOf("fleet-2") });
    const single = sampleRun();
    const stored = [slow, alone, other, single, fast];
    assert.deepEqual(withWholeRound(slow, stored), [fast, slow]);
    assert.deepEqual(withWholeRound(fast, stored), [fast, slow]);
    assert.deepEqual(withWholeRound(other, stored), [other]);
    assert.deepEqual(withWholeRound(alone, stored), [alone]);
    assert.deepEqual(withWholeRound(single, stored), [single]);
  });

  it("is added up, histograms bin by bin, in the order of the members", () => {
    const [round, ...others] = fleetRounds([slow, fast, sampleRun()]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      round?.runs.map(({ target }) => target),
      members,
    );
    assert.deepEqual(round.missing, []);
    const [writes] = round.together;
    assert.equal(writes?.iops, 12_000);
    assert.deepEqual(writes.latency.bins, [
      [100, 10_000],
      [1000, 10_000],
    ]);
    assert.deepEqual([writes.latency.p50Ns, writes.latency.p90Ns], [100, 1000]);
    assert.equal(writes.fairness.slowestOfFastest.toFixed(4), "0.3333");
    assert.equal(writes.fairness.jain.toFixed(4), "0.8000");
  });

  it("has no sum where one is missing or not complete", () => {
    assert.deepEqual(fleetRounds([fast])[0]?.missing, ["ssh:db2"]);
    const [round] = fleetRounds([fast, { ...slow, status: "failed" }]);
    assert.deepEqual([round?.missing, round?.together], [["ssh:db2"], []]);
  });

  it("is as fair as Jain's index says", () => {
    assert.deepEqual(fairness([5, 5, 5]), { slowestOfFastest: 1, jain: 1 });
    assert.deepEqual(fairness([8, 0, 0, 0]), { slowestOfFastest: 0, jain: 0.25 });
    assert.deepEqual(fairness([0, 0]), { slowestOfFastest: 1, jain: 1 });
  });

  it("differs from what was measured alone, and a comparison says so", () => {
    const alone = sampleRun({ target: "ssh:db1" });
    const { caveats } = compareRuns([alone], [fast]);
    assert.ok(
      caveats.includes(
        "The set of targets at once is not the same: one alone, then ssh:db1 + ssh:db2.",
      ),
      caveats.join("\n"),
    );
  });
});

describe("the report of several targets", () => {
  it("is text", () => {
    assert.equal(
      fleetText([fast, slow]),
      [
        "2 targets at once",
        "  Measured by fio's client and servers; their starts were heard within 42 ms.",
        "  The slowest target made 33.3 % of the requests per second of the fastest; Jain's index of fairness is 0.800 (1 is all alike).",
        "",
        "  Writes, each target and all together",
        "                IOPS  of all   bandwidth     mean      p50      p99   p99.9   max",
        "  ssh:db1       9000    75 %  70.3 MiB/s  54.2 µs  52.5 µs  80.4 µs  241 µs  1 µs",
        "  ssh:db2       3000    25 %  23.4 MiB/s  54.2 µs  52.5 µs  80.4 µs  241 µs  1 µs",
        "  all together   12k   100 %  93.8 MiB/s  54.2 µs   100 ns     1 µs    1 µs  1 µs",
        "",
        "",
      ].join("\n"),
    );
    assert.equal(fleetText([sampleRun()]), "");
  });

  it("has the verdict on what the neighbours cost, in words", () => {
    const at = (minute: number): string => `2026-11-22T19:${String(10 + minute)}:00.000Z`;
    const runs = Array.from({ length: 6 }, (_, index) => {
      const alone = member("ssh:db1", 18_000 + index, [[100, 10]], { time: at(2 * index) });
      return [
        {
          ...alone,
          fleet: { id: `a${index}`, members: ["ssh:db1"], coordination: "fio" as const, skewMs: 0 },
        },
        { ...fast, time: at(2 * index + 1) },
        { ...slow, time: at(2 * index + 1) },
      ];
    }).flat();
    assert.deepEqual(neighbourVerdict(runs), [
      "ssh:db1 alone, and then with its neighbours:",
      "Slower: write IOPS 18k, then 9000, lower by at least 50 %.",
      // All these runs have the same percentiles of their own.
      "The slowest 1 % are another matter. No measurable difference: write p99 80.4 µs, then 80.4 µs. " +
        "A difference of up to 2 % could be hidden.",
    ]);
    assert.deepEqual(neighbourVerdict([fast, slow]), []);
  });

  it("is JSON that is read again as runs", () => {
    const text = fleetJson([fast, slow], null);
    assert.deepEqual(readRuns(text).runs, [fast, slow]);
    const { rounds, againstAlone } = JSON.parse(text) as {
      readonly rounds: readonly { readonly runs: readonly string[] }[];
      readonly againstAlone: unknown;
    };
    assert.deepEqual([rounds[0]?.runs, againstAlone], [[fast.id, slow.id], null]);
  });

  it("is a last line in CSV and a first section in Markdown", () => {
    const last = runsCsv([fast, slow]).trimEnd().split("\r\n").at(-1);
    assert.match(
      last ?? "",
      /^fleet-1,[^,]+,ssh:db1 \+ ssh:db2,,sync-write-8k,complete,write,12000,/,
    );
    assert.match(
      runsMarkdown([fast, slow]),
      /^## 2 targets at once\n[^]*\n\| all together \| 12k \| 100 % \|/,
    );
  });
});

describe("a plan for several targets", () => {
  const plan = (target: string, more: Partial<BenchmarkRequest> = {}) => {
    const made = makePlan({ target, ...more });
    assert.ok(made.plan !== undefined);
    return made.plan;
  };
  const options = { againstAlone: false, live: false };

  it("names each of them, and all together", () => {
    const plans = [plan("local", { repeat: 6 }), plan("ssh:db2", { repeat: 6 })];
    const { plan: fleet } = makeFleetPlan(plans, { ...options, againstAlone: true });
    assert.ok(fleet !== undefined);
    assert.equal(fleet.durationSeconds, 2 * 6 * 35);
    const text = fleetConfirmation(fleet);
    assert.match(
      text,
      /^Benchmark of 2 targets at the same time, in turn with this machine alone: /,
    );
    assert.match(text, /\n {2}db2\n {4}directory {2}the login directory, /);
    assert.match(text, /\n {2}all together\n {4}writes {5}2 GiB, .*\n {4}takes {6}7 min, /);
  });

  it("takes two at least", () => {
    assert.match(makeFleetPlan([plan("local")], options).problem ?? "", /^It takes at least two /);
  });
});
