import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationTokenSource, ResponseError } from "vscode-languageserver/node";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import type { BenchmarkOutcome, PlanResponse, ProgressParams } from "../../server/src/protocol.js";
import { sampleRun } from "../support/benchmark-run.js";
import { FakeBenchmark, progress } from "../support/fake-benchmark.js";
import { TestClient, modernEditor } from "../support/lsp-client.js";
import { fails } from "../support/request-failure.js";

const request = { target: "ssh:db1", directory: "/var/tmp" };

function execute(client: TestClient, argument: unknown): Promise<BenchmarkOutcome | null> {
  return client.connection.sendRequest<BenchmarkOutcome | null>("workspace/executeCommand", {
    command: "virtLatency.benchmark",
    arguments: [argument],
  });
}

function plan(client: TestClient, asked: object = request): Promise<PlanResponse> {
  return client.connection.sendRequest<PlanResponse>("virtLatency/benchmark/plan", asked);
}

describe("the benchmark command", () => {
  it("asks before it starts, and does nothing when the user does not agree", async () => {
    const benchmark = new FakeBenchmark();
    for (const answer of [{ title: "Cancel" }, null]) {
      const client = await TestClient.start({ benchmark, answer: () => answer });
      assert.equal(await execute(client, request), null);
      assert.deepEqual(
        client.questions.map(({ message, actions }) => [message, actions]),
        [["Confirm /var/tmp for 35 s", [{ title: "Run benchmark" }, { title: "Cancel" }]]],
      );
      await client.stop();
    }
    assert.deepEqual(benchmark.ran, []);
  });

  it("runs, stores and tells the result in an editor without a page for it", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark, capabilities: modernEditor });
    const outcome = await execute(client, request);
    assert.deepEqual(
      outcome?.runs.map(({ id }) => id),
      benchmark.kept.map(({ id }) => id),
    );
    const [id = ""] = benchmark.kept.map((run) => run.id);
    assert.deepEqual(outcome.files, [`/runs/${id}.json`]);
    assert.deepEqual(client.shownMessages, [`Summary of ${id}`]);
    assert.equal(client.createdProgress.length, 1);
    await client.stop();
  });

  it("reports work-done progress on the client's token", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark });
    const reports: unknown[] = [];
    client.connection.onNotification("$/progress", ({ value }: { value: unknown }) => {
      reports.push(value);
    });
    await client.connection.sendRequest("workspace/executeCommand", {
      command: "virtLatency.benchmark",
      arguments: [request],
      workDoneToken: "mine",
    });
    assert.deepEqual(reports, [
      { kind: "begin", title: "Benchmark", percentage: 0, cancellable: true },
      { kind: "report", percentage: 50, message: "50 %  measuring" },
      { kind: "end" },
    ]);
    assert.deepEqual(client.createdProgress, []);
    await client.stop();
  });

  it("runs a confirmed plan without asking again, once", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark });
    const seen: ProgressParams[] = [];
    client.connection.onNotification("virtLatency/benchmark/progress", (params: ProgressParams) => {
      seen.push(params);
    });
    const { id, plan: planned, confirmation } = await plan(client);
    assert.equal(confirmation, "Confirm /var/tmp for 35 s");
    assert.deepEqual(benchmark.ran, []);
    const outcome = await execute(client, { confirmedPlan: id });
    assert.equal(outcome?.runs.length, 1);
    assert.deepEqual(benchmark.ran, [planned]);
    assert.deepEqual(client.questions, []);
    assert.deepEqual(seen, [{ confirmedPlan: id, progress: progress(0.5) }]);
    await fails(execute(client, { confirmedPlan: id }), /not good any more/);
    await fails(execute(client, { confirmedPlan: "guessed" }), /not good any more/);
    assert.equal(benchmark.ran.length, 1);
    await client.stop();
  });

  it("stops when the request is cancelled, and returns what was measured", async () => {
    const benchmark = new FakeBenchmark();
    benchmark.ending = "waits-for-cancel";
    const begun = new Promise<void>((resolve) => {
      benchmark.begun = resolve;
    });
    const client = await TestClient.start({ benchmark });
    const { id } = await plan(client);
    const cancel = new CancellationTokenSource();
    const outcome = client.connection.sendRequest<BenchmarkOutcome>(
      "workspace/executeCommand",
      { command: "virtLatency.benchmark", arguments: [{ confirmedPlan: id }] },
      cancel.token,
    );
    await begun;
    cancel.cancel();
    assert.deepEqual(
      (await outcome).runs.map(({ status }) => status),
      ["cancelled"],
    );
    assert.ok(benchmark.aborted);
    await client.stop();
  });

  it("stops when the user cancels the progress that the server made", async () => {
    const benchmark = new FakeBenchmark();
    benchmark.ending = "waits-for-cancel";
    const begun = new Promise<void>((resolve) => {
      benchmark.begun = resolve;
    });
    const client = await TestClient.start({ benchmark, capabilities: modernEditor });
    const outcome = execute(client, request);
    await begun;
    await client.connection.sendNotification("window/workDoneProgress/cancel", {
      token: client.createdProgress[0],
    });
    assert.equal((await outcome)?.runs[0]?.status, "cancelled");
    await client.stop();
  });

  it("fails with what went wrong and what to do", async () => {
    const benchmark = new FakeBenchmark();
    benchmark.ending = "fails";
    const client = await TestClient.start({ benchmark });
    await fails(execute(client, request), /^There is no fio on db1\.$/, "Install fio.");
    await client.stop();
  });

  it("tells in which settings the guest that runs differs from the text", async () => {
    const benchmark = new FakeBenchmark();
    benchmark.ending = "outdated";
    const client = await TestClient.start({ benchmark });
    const target = "qemu:///system#db1";
    await assert.rejects(
      execute(client, { target, expectedXml: "<domain/>", disk: "vda", via: "agent" }),
      (error: unknown) => {
        assert.ok(error instanceof ResponseError);
        assert.deepEqual(error.data, {
          hint: "Define it.",
          code: "outdated",
          details: ["disk vda: driver io threads, runs with native"],
        });
        return true;
      },
    );
    const [asked] = benchmark.ran;
    assert.deepEqual([asked?.expectedXml, asked?.disk, asked?.via], ["<domain/>", "vda", "agent"]);
    await client.stop();
  });

  it("measures two targets in turn after one confirmation, and compares them", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark });
    const both = {
      target: "qemu:///system#db1",
      disk: "vda",
      expectedXml: "<domain/>",
      repeat: 6,
      against: { target: "ssh:db2", directory: "/srv" },
    };
    const planned = await plan(client, both);
    assert.equal(planned.confirmation, "Confirm . for 210 s in turn with /srv");
    assert.equal(planned.against?.repeat, 6);
    assert.equal(planned.against.expectedXml, null);
    const outcome = await execute(client, { confirmedPlan: planned.id });
    assert.deepEqual(
      benchmark.ran.map(({ directory }) => directory),
      [".", "/srv"],
    );
    assert.deepEqual(
      [outcome?.comparison?.base, outcome?.comparison?.changed],
      [benchmark.kept.slice(0, 1), benchmark.kept.slice(1)],
    );
    await client.stop();
  });

  it("returns figures that could not be stored, and says so", async () => {
    const benchmark = new FakeBenchmark();
    benchmark.ending = "cannot-be-stored";
    const client = await TestClient.start({ benchmark });
    const outcome = await execute(client, request);
    assert.equal(outcome?.runs.length, 1);
    assert.deepEqual(outcome.files, []);
    assert.deepEqual(outcome.problems, ["The disk is full."]);
    assert.ok(client.shownMessages.includes("The disk is full."));
    await client.stop();
  });

  it("refuses what is not a request, before anything is planned", async () => {
    const client = await TestClient.start({ benchmark: new FakeBenchmark() });
    await fails(execute(client, undefined), /asked for with an object/);
    await fails(execute(client, { ...request, sizeBytes: "1g" }), /sizeBytes: /);
    await fails(execute(client, { ...request, filename: "/dev/vda" }), /filename: /);
    await fails(plan(client, { target: "db1" }), /must be `local`, `ssh:HOST` with HOST/);
    assert.deepEqual(client.questions, []);
    await client.stop();
  });

  it("says so when benchmarks cannot be loaded", async () => {
    const client = await TestClient.start();
    await fails(plan(client), /^No benchmark in this test\.$/);
    await client.stop();
  });
});

describe("stored runs", () => {
  it("are listed, read and compared", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark });
    const ids: string[] = [];
    for (let index = 0; index < 2; index++) {
      const outcome = await execute(client, request);
      ids.push(...(outcome?.runs.map(({ id }) => id) ?? []));
    }
    const [base = "", changed = ""] = ids;
    const send = (method: string, params: object): Promise<unknown> =>
      client.connection.sendRequest(method, params);
    assert.deepEqual(await send("virtLatency/runs/list", {}), {
      runs: ids.map((id) => ({
        id,
        time: sampleRun().time,
        target: "ssh:db1",
        directory: "/var/tmp",
        workload: "sync-write-8k",
        status: "complete",
        guest: null,
        figures: "write 17.8k IOPS, p99 80.4 µs",
      })),
      problems: ["x.json is not a run."],
    });
    const read = await send("virtLatency/runs/read", { id: base });
    assert.deepEqual(read, benchmark.kept.slice(0, 1));
    assert.equal(await send("virtLatency/runs/read", { id: "../../etc/passwd" }), null);
    assert.deepEqual(
      await send("virtLatency/runs/compare", { base, changed }),
      compareRuns(benchmark.kept.slice(0, 1), benchmark.kept.slice(1)),
    );
    assert.equal(await send("virtLatency/runs/compare", { base, changed: "gone" }), null);
    assert.deepEqual(
      await send("virtLatency/runs/compare", { base: [base, changed], changed: [changed] }),
      compareRuns(benchmark.kept, benchmark.kept.slice(1)),
    );
    await fails(
      send("virtLatency/runs/compare", { base: [], changed }),
      /`base` and `changed`: base/,
    );
    await fails(send("virtLatency/runs/compare", { base }), /`base` and `changed`: changed: /);
    await client.stop();
  });
});

describe("rules", () => {
  it("are listed", async () => {
    const client = await TestClient.start();
    assert.deepEqual(
      await client.connection.sendRequest("virtLatency/rules/list", {}),
      allRules.map(({ id, summary, severity }) => ({ id, summary, severity })),
    );
    await client.stop();
  });

  it("have pages, and nothing else is read as one", async () => {
    const known = "domain/disk-cache-unsafe";
    const client = await TestClient.start({
      pages: new Map([
        [known, "# A page"],
        ["../../etc/passwd", "root"],
      ]),
    });
    const page = (params: unknown): Promise<unknown> =>
      client.connection.sendRequest("virtLatency/rules/page", params);
    assert.deepEqual(await page({ rule: known }), { rule: known, markdown: "# A page" });
    assert.equal(await page({ rule: "domain/suppression-unused" }), null);
    assert.equal(await page({ rule: "../../etc/passwd" }), null);
    await client.stop();
  });
});

describe("commands", () => {
  it("that the server does not have are refused", async () => {
    const client = await TestClient.start();
    assert.deepEqual(client.initialized.capabilities.executeCommandProvider, {
      commands: [
        "virtLatency.benchmark",
        "virtLatency.applyDefinition",
        "virtLatency.audit",
        "virtLatency.check",
        "virtLatency.openRulePage",
      ],
    });
    await assert.rejects(
      client.connection.sendRequest("workspace/executeCommand", { command: "rm" }),
      /There is no command rm/,
    );
    await client.stop();
  });
});
