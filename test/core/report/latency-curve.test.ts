import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Latency } from "../../../server/src/core/benchmark/run.js";
import {
  latencyCurve,
  percentAt,
  tailGrid,
  tailPosition,
} from "../../../server/src/core/report/latency-curve.js";

function latencyOf(bins: Latency["bins"]): Latency {
  const count = bins.reduce((sum, [, each]) => sum + each, 0);
  return {
    count,
    minNs: 0,
    meanNs: 0,
    p50Ns: null,
    p90Ns: null,
    p99Ns: null,
    p999Ns: null,
    maxNs: 0,
    bins,
  };
}

describe("the tail axis", () => {
  it("has 90, 99 and 99.9 equally far apart, and leads back", () => {
    for (const [percent, position] of [
      [0, 0],
      [90, 1],
      [99, 2],
      [99.9, 3],
    ] as const) {
      assert.ok(Math.abs(tailPosition(percent) - position) < 1e-9);
      assert.ok(Math.abs(percentAt(position) - percent) < 1e-9);
    }
  });

  it("ends where ten I/Os are left of the run with the most", () => {
    const grid = tailGrid([latencyOf([[1, 100]]), latencyOf([[1, 10_000]])], 2);
    assert.deepEqual(
      grid.map((percent) => Number(percent.toFixed(6))),
      [0, 68.377223, 90, 96.837722, 99, 99.683772, 99.9],
    );
    assert.deepEqual(tailGrid([]), [0]);
    assert.deepEqual(tailGrid([latencyOf([[1, 3]])]), [0]);
  });
});

describe("latencyCurve", () => {
  const latency = latencyOf([
    [100, 500],
    [200, 400],
    [1000, 90],
    [5000, 10],
  ]);

  it("gives the smallest latency that so many did not exceed", () => {
    assert.deepEqual(
      latencyCurve(latency, [0, 50, 50.1, 90, 95, 99]).map((point) => point?.latencyNs),
      [100, 100, 200, 200, 1000, 1000],
    );
  });

  it("says nothing of percentiles with fewer than ten I/Os beyond", () => {
    assert.deepEqual(latencyCurve(latency, [99, 99.1, 99.9]), [
      { percent: 99, latencyNs: 1000 },
      null,
      null,
    ]);
  });

  it("reaches the end of its own grid in spite of rounding", () => {
    for (const count of [100, 999, 12_345, 1_000_000]) {
      const run = latencyOf([[7, count]]);
      assert.notEqual(latencyCurve(run, tailGrid([run])).at(-1), null);
    }
  });

  it("is empty without a histogram", () => {
    assert.deepEqual(latencyCurve(latencyOf([]), [0, 50]), [null, null]);
  });
});
