import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import type { BenchmarkRun, Latency } from "../../server/src/core/benchmark/run.js";
import { comparisonText, verdictSentences } from "../../server/src/core/report/comparison-text.js";
import { sampleLatency, sampleRun } from "../support/benchmark-run.js";

/** A run with these requests per second, the given number of minutes after seven. */
function runOf(iops: number, minute: number, latency: Partial<Latency> = {}): BenchmarkRun {
  return sampleRun({
    id: `run-${minute}`,
    time: `2026-11-22T19:${String(minute).padStart(2, "0")}:00.000Z`,
    results: sampleRun().results.map((result) => ({
      ...result,
      iops,
      bytesPerSecond: iops * 8192,
      latency: { ...result.latency, meanNs: 1e9 / iops, ...latency },
    })),
  });
}

/** ABBA ABBA ...: the minutes of the base and of the changed runs. */
const abba = {
  base: [0, 3, 4, 7, 8, 11],
  changed: [1, 2, 5, 6, 9, 10],
};
const inTurn = (base: readonly number[], changed: readonly number[]) =>
  compareRuns(
    base.map((iops, index) => runOf(iops, abba.base[index] ?? 50)),
    changed.map((iops, index) => runOf(iops, abba.changed[index] ?? 51)),
  );

describe("the verdict", () => {
  it("is faster, by at least the near end of the interval", () => {
    const found = inTurn([1000, 1010, 990, 1020, 980, 1000], [1200, 1250, 1180, 1220, 1210, 1230]);
    assert.equal(found.order, "in turn");
    assert.equal(found.decisive?.verdict?.word, "faster");
    assert.equal(found.decisive.verdict.atLeast?.toFixed(3), "0.192");
    assert.deepEqual(found.caveats, []);
    assert.deepEqual(verdictSentences(found), [
      "Faster: write IOPS 1000, then 1215, higher by at least 19.2 %.",
      "The slowest 1 % are another matter. No measurable difference: write p99 80.4 µs, " +
        "then 80.4 µs. A difference of up to 2 % could be hidden.",
    ]);
  });

  it("is slower where there is less", () => {
    const found = inTurn([1000, 1010, 990, 1020, 980, 1000], [880, 900, 890, 870, 885, 880]);
    assert.equal(found.decisive?.verdict?.word, "slower");
    assert.match(
      verdictSentences(found)[0] ?? "",
      /^Slower: write IOPS 1000, then 883, lower by at/,
    );
    const mean = found.rows.find(({ metric }) => metric === "mean");
    assert.equal(mean?.verdict?.word, "slower");
  });

  it("is no measurable difference where the runs differ more among themselves", () => {
    const found = inTurn([1000, 1200, 900, 1100, 950, 1050], [1100, 1050, 1000, 1000, 1100, 950]);
    assert.equal(found.decisive?.verdict?.word, "no measurable difference");
    assert.match(
      verdictSentences(found)[0] ?? "",
      /^No measurable difference: .* A difference of up to [\d.]+ % could be hidden\.$/,
    );
  });

  it("says where the runs differ so much that nothing was found out", () => {
    const found = inTurn([1000, 2000, 900, 1100, 950, 1050], [1100, 1050, 1000, 1000, 1100, 950]);
    assert.equal(
      verdictSentences(found)[0],
      "No measurable difference: write IOPS 1025, then 1025. The runs of a side differ too much from each other to tell more: " +
        "a difference of up to 47.5 % could be hidden.",
    );
  });

  it("never calls less than 2 % a difference, however steady it is", () => {
    const base = [1000, 1000, 1000, 1000, 1000, 1000];
    const word = (iops: number): string | undefined =>
      inTurn(
        base,
        base.map(() => iops),
      ).decisive?.verdict?.word;
    assert.equal(word(1019), "no measurable difference");
    assert.equal(word(1021), "faster");
  });

  it("takes four of each that were made one after the other, and warns of drift", () => {
    const base = [1000, 1010, 990, 1020].map((iops, index) => runOf(iops, index));
    const changed = [1500, 1510, 1490, 1520].map((iops, index) => runOf(iops, 10 + index));
    const found = compareRuns(base, changed);
    assert.equal(found.order, "one after the other");
    assert.equal(found.decisive?.verdict?.word, "faster");
    assert.match(found.caveats.join(), /were all made before those of the other/);
  });

  it("is about the direction that did most of the work", () => {
    const mixed = (readIops: number, minute: number): BenchmarkRun => {
      const run = runOf(100, minute);
      const [write] = run.results;
      assert.ok(write !== undefined);
      const read = { ...write, direction: "read" as const, ios: write.ios * 3, iops: readIops };
      return { ...run, results: [read, write] };
    };
    const found = compareRuns(
      abba.base.map((minute) => mixed(1000, minute)),
      abba.changed.map((minute) => mixed(2000, minute)),
    );
    assert.equal(found.decisive?.direction, "read");
  });
});

describe("runs that allow no verdict", () => {
  const slow = runOf(4800, 0, { meanNs: 208_000, p999Ns: null });
  const fast = runOf(17_800, 1, { meanNs: 54_200 });

  it("one pair is shown side by side", () => {
    assert.equal(
      comparisonText(compareRuns([slow], [fast])),
      `No verdict.

base run-0  8 KiB random synchronous writes on ssh:db1: 4800 IOPS, p50 52.5 µs, p99 80.4 µs
new  run-1  8 KiB random synchronous writes on ssh:db1: 17.8k IOPS, p50 52.5 µs, p99 80.4 µs

                       base        new  new/base  95 % interval
write IOPS             4800      17.8k     3.71x              -  higher is better
write bandwidth  37.5 MiB/s  139 MiB/s     3.71x              -  higher is better
write mean           208 µs    54.2 µs    0.261x              -  lower is better
write p50           52.5 µs    52.5 µs        1x              -  lower is better
write p90           60.2 µs    60.2 µs        1x              -  lower is better
write p99           80.4 µs    80.4 µs        1x              -  lower is better
write p99.9               -     241 µs         -              -  lower is better
write max           2.12 ms    2.12 ms        1x              -  lower is better

There is no verdict on 1 run and 1 run: the next run of the same setting may differ as much. It takes at least 4 of each.
`,
    );
  });

  it("several runs have medians", () => {
    const { rows, caveats } = compareRuns(
      [runOf(100, 0), runOf(900, 1), runOf(200, 2)],
      [runOf(300, 3), runOf(500, 4)],
    );
    assert.deepEqual(rows[0], {
      direction: "write",
      metric: "iops",
      unit: "per-second",
      better: "higher",
      base: 200,
      changed: 400,
      ratio: 2,
      verdict: null,
    });
    assert.match(caveats.join(), /no verdict on 3 runs and 2 runs/);
  });

  it("another workload, fio, or job forbids it, and each is named", () => {
    const six = (more: Partial<BenchmarkRun>, minutes: readonly number[]): BenchmarkRun[] =>
      minutes.map((minute) => ({ ...runOf(1000, minute), ...more }));
    const found = compareRuns(
      six({}, abba.base),
      six({ fioVersion: "2.16", job: fast.job.replace("bs=8k", "bs=4k") }, abba.changed),
    );
    assert.equal(found.decisive, null);
    assert.deepEqual(found.caveats, [
      "The runs differ in fio's version: 3.33 and 2.16.",
      "The jobs differ in bs: 8k and 4k.",
    ]);
    const other = compareRuns(six({}, abba.base), six({ workload: "rand-read-4k" }, abba.changed));
    assert.deepEqual(other.caveats, [
      "The runs differ in workload: sync-write-8k and rand-read-4k.",
    ]);
  });

  it("how long was measured does not forbid it", () => {
    const found = compareRuns(
      abba.base.map((minute) => runOf(1000, minute)),
      abba.changed.map((minute) => ({
        ...runOf(1000, minute),
        job: fast.job.replace("runtime=30", "runtime=10"),
      })),
    );
    assert.deepEqual(found.caveats, []);
  });

  it("an incomplete run is left out, and what else differs is told", () => {
    const other = {
      ...fast,
      target: "local",
      environment: { ...fast.environment, kernel: null, scheduler: "mq-deadline" },
    };
    const cut = { ...fast, status: "failed" as const };
    assert.deepEqual(compareRuns([fast], [other, cut]).caveats.slice(1), [
      "Left out as not complete: 1 of the new runs.",
      "The target is not the same: ssh:db1, then local.",
      "The kernel is not the same: 6.1.0-26-amd64, then unknown.",
      "The I/O scheduler is not the same: none, then mq-deadline.",
    ]);
    assert.deepEqual(compareRuns([fast], [cut]).caveats, [
      "None of the new runs is complete.",
      "Left out as not complete: 1 of the new runs.",
    ]);
  });

  it("has rows for what only one side has", () => {
    const nothing = sampleRun({ results: [] });
    const flushed = sampleRun({ flush: sampleLatency });
    const { rows } = compareRuns([nothing], [flushed]);
    assert.deepEqual(
      rows.map(({ direction, metric, base, ratio }) => [direction, metric, base, ratio]),
      [
        ...["iops", "bandwidth", "mean", "p50", "p90", "p99", "p999", "max"].map((metric) => [
          "write",
          metric,
          null,
          null,
        ]),
        ...["mean", "p50", "p90", "p99", "p999", "max"].map((metric) => [
          "flush",
          metric,
          null,
          null,
        ]),
      ],
    );
    assert.deepEqual(compareRuns([nothing], [nothing]).rows, []);
  });
});
