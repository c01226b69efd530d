import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { planBenchmark, runBenchmark, runInTurn } from "../../../server/src/benchmark/index.js";
import { workloadNames } from "../../../server/src/core/benchmark/workloads.js";
import { nothingLeft } from "../../support/benchmark-leftovers.js";
import { run } from "../../support/benchmark-outcome.js";
import { benchmarkPlace } from "../../support/benchmark-place.js";

const place = benchmarkPlace();
const { local } = place;

describe("a benchmark of every workload", () => {
  afterEach(() => nothingLeft(place.directory));

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
  afterEach(() => nothingLeft(place.directory));

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
