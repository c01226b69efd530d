import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationTokenSource, type CodeLens, ResponseError } from "vscode-languageserver/node";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import {
  type BenchmarkPlan,
  type BenchmarkProgress,
  makePlan,
} from "../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import type { BenchmarkService } from "../../server/src/lsp/benchmark-service.js";
import { audit, auditConfirmation } from "../../server/src/lsp/node-audit.js";
import { BenchmarkError } from "../../server/src/benchmark/index.js";
import type { Definition } from "../../server/src/libvirt/define-guest.js";
import type {
  AppliedDefinition,
  BenchmarkOutcome,
  PlanResponse,
  PreparedDefinition,
  ProgressParams,
} from "../../server/src/protocol.js";
import { sampleRun } from "../support/benchmark-run.js";
import { TestClient, modernEditor } from "../support/lsp-client.js";

const request = { target: "ssh:db1", directory: "/var/tmp" };

/** A benchmark that measures nothing: what it was asked to do is kept, and each run ends as the test says. */
class FakeBenchmark implements BenchmarkService {
  readonly ran: BenchmarkPlan[] = [];
  readonly kept: BenchmarkRun[] = [];
  readonly defined: string[] = [];
  aborted = false;
  ending: "complete" | "waits-for-cancel" | "fails" | "outdated" | "cannot-be-stored" = "complete";
  begun: () => void = () => undefined;

  plan(asked: Parameters<BenchmarkService["plan"]>[0]): BenchmarkPlan {
    const { plan, problem } = makePlan(asked);
    if (plan === undefined) throw new Error(problem);
    return plan;
  }

  confirmation({ directory, durationSeconds }: BenchmarkPlan, against?: BenchmarkPlan): string {
    const other = against === undefined ? "" : ` in turn with ${against.directory}`;
    return `Confirm ${directory} for ${durationSeconds.toString()} s${other}`;
  }

  async run(
    plan: BenchmarkPlan,
    { signal, onProgress }: Parameters<BenchmarkService["run"]>[1],
  ): Promise<readonly BenchmarkRun[]> {
    this.ran.push(plan);
    onProgress(progress(0.5));
    this.begun();
    if (this.ending === "outdated") {
      const details = ["disk vda: driver io threads, runs with native"];
      const message = "The guest db1 does not run as the file describes it.";
      throw new BenchmarkError({ code: "outdated", message, hint: "Define it.", details });
    }
    if (this.ending === "fails") {
      throw Object.assign(new Error("There is no fio on db1."), { hint: "Install fio." });
    }
    if (this.ending === "waits-for-cancel") {
      await new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          resolve();
        });
      });
      this.aborted = signal.aborted;
      return [runOf(plan, "cancelled")];
    }
    return [runOf(plan, "complete")];
  }

  store(run: BenchmarkRun): Promise<string> {
    if (this.ending === "cannot-be-stored") return Promise.reject(new Error("The disk is full."));
    this.kept.push(run);
    return Promise.resolve(`/runs/${run.id}.json`);
  }

  list(): ReturnType<BenchmarkService["list"]> {
    return Promise.resolve({ runs: this.kept, problems: ["x.json is not a run."] });
  }

  async runInTurn(
    { base, changed }: Parameters<BenchmarkService["runInTurn"]>[0],
    options: Parameters<BenchmarkService["runInTurn"]>[1],
  ): ReturnType<BenchmarkService["runInTurn"]> {
    return { base: await this.run(base, options), changed: await this.run(changed, options) };
  }

  prepareDefinition({ text }: { text: string }): Promise<Definition> {
    return text.startsWith("<domain")
      ? Promise.resolve({ ...definition, after: text })
      : Promise.reject(new BenchmarkError({ code: "hypervisor", message: "No domain.", hint: "" }));
  }

  define(_request: unknown, { after }: Definition): Promise<void> {
    this.defined.push(after);
    return Promise.resolve();
  }

  diff({ before, after }: Definition): string {
    return `-${before}+${after}`;
  }

  auditConfirmation = auditConfirmation;
  audit = audit;
  compare = compareRuns;

  summary({ id }: BenchmarkRun): string {
    return `Summary of ${id}`;
  }
}

const definition: Definition = {
  name: "db1",
  uuid: "24528d96-33db-5bfa-9917-b6e613d13f70",
  state: "running",
  before: "<domain>old</domain>",
  after: "",
};

function progress(fraction: number): BenchmarkProgress {
  return { phase: "measuring", run: 1, runs: 1, fraction, sample: null };
}

let runs = 0;
function runOf({ directory }: BenchmarkPlan, status: BenchmarkRun["status"]): BenchmarkRun {
  runs++;
  return sampleRun({ id: `run-${runs.toString()}`, directory, status });
}

function execute(client: TestClient, argument: unknown): Promise<BenchmarkOutcome | null> {
  return client.connection.sendRequest<BenchmarkOutcome | null>("workspace/executeCommand", {
    command: "virtLatency.benchmark",
    arguments: [argument],
  });
}

function plan(client: TestClient, asked: object = request): Promise<PlanResponse> {
  return client.connection.sendRequest<PlanResponse>("virtLatency/benchmark/plan", asked);
}

/** Checks the error with which a request fails: what it says and what it hints at. */
async function fails(work: Promise<unknown>, message: RegExp, hint = ""): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof ResponseError);
    assert.match(error.message, message);
    assert.deepEqual(error.data, { hint, code: null, details: [] });
    return true;
  });
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
    assert.deepEqual(await send("virtLatency/runs/read", { id: base }), benchmark.kept[0]);
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

describe("a definition", () => {
  const asked = { hypervisor: "qemu+ssh://hv/system", text: "<domain>new</domain>" };
  const apply = (client: TestClient, argument: unknown): Promise<AppliedDefinition | null> =>
    client.connection.sendRequest("workspace/executeCommand", {
      command: "virtLatency.applyDefinition",
      arguments: [argument],
    });

  it("is applied after the client has shown the difference, once", async () => {
    const benchmark = new FakeBenchmark();
    const client = await TestClient.start({ benchmark });
    const prepared = await client.connection.sendRequest<PreparedDefinition>(
      "virtLatency/definition/prepare",
      asked,
    );
    assert.deepEqual({ ...prepared, id: "" }, { ...definition, after: asked.text, id: "" });
    assert.deepEqual(benchmark.defined, []);
    const applied = await apply(client, { confirmedDefinition: prepared.id });
    assert.deepEqual(benchmark.defined, [asked.text]);
    assert.match(applied?.message ?? "", /^Defined\. db1 still runs as before: shut it down/);
    assert.equal(applied?.isRunning, true);
    await fails(apply(client, { confirmedDefinition: prepared.id }), /not good any more/);
    assert.deepEqual(client.questions, []);
    await client.stop();
  });

  it("is asked about with the difference where the client does not show it", async () => {
    const benchmark = new FakeBenchmark();
    let title = "Cancel";
    const client = await TestClient.start({ benchmark, answer: () => ({ title }) });
    assert.equal(await apply(client, asked), null);
    assert.deepEqual(benchmark.defined, []);
    assert.equal(
      client.questions[0]?.message,
      "Define db1 on qemu+ssh://hv/system like this?\n-<domain>old</domain>+<domain>new</domain>",
    );
    title = "Define";
    await apply(client, asked);
    assert.deepEqual(benchmark.defined, [asked.text]);
    await client.stop();
  });

  it("is refused where it is none", async () => {
    const client = await TestClient.start({ benchmark: new FakeBenchmark() });
    await fails(apply(client, { hypervisor: "qemu:///system" }), /text: /);
    await assert.rejects(apply(client, { ...asked, text: "<network/>" }), /No domain/);
    await client.stop();
  });
});

describe("the last figure", () => {
  const guest = {
    hypervisor: "qemu:///system",
    name: "db1",
    uuid: "24528d96-33db-5bfa-9917-b6e613d13f70",
    xml: "<domain type='kvm'><devices><disk><driver io='threads'/><target dev='vda'/></disk></devices></domain>",
    xmlSha256: "",
    findings: [],
  };
  const text = (io: string): string =>
    `<domain type='kvm'><uuid>${guest.uuid}</uuid><devices><disk><driver io='${io}'/><target dev='vda'/></disk></devices></domain>`;
  const uri = "file:///work/db1.xml";
  const initializationOptions = { benchmarkCommand: "client.benchmark" };
  const lensesOf = (client: TestClient, of = uri): Promise<CodeLens[]> =>
    client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri: of } });

  it("stands above the guest once the runs are read, and says when it is stale", async () => {
    for (const [io, stale] of [
      ["threads", ""],
      ["native", " (stale: measured with another disk vda: driver io)"],
    ] as const) {
      const benchmark = new FakeBenchmark();
      const hourAgo = new Date(Date.now() - 3_700_000).toISOString();
      benchmark.kept.push(sampleRun({ guest, time: hourAgo }), sampleRun({ guest, id: "older" }));
      const client = await TestClient.start({
        benchmark,
        initializationOptions,
        capabilities: { workspace: { codeLens: { refreshSupport: true } } },
        runsVersion: () => Promise.resolve("1"),
      });
      await client.open(uri, "libvirt-xml", text(io));
      const refreshed = new Promise<void>((resolve) => {
        client.connection.onRequest("workspace/codeLens/refresh", () => {
          resolve();
          return null;
        });
      });
      const command = { command: "client.benchmark", arguments: [{ uri, disk: null }] };
      assert.deepEqual(
        (await lensesOf(client)).map((lens) => lens.command),
        [
          { ...command, title: "Benchmark this VM" },
          { ...command, title: "Benchmark this disk", arguments: [{ uri, disk: "vda" }] },
        ],
      );
      await refreshed;
      const [first] = await lensesOf(client);
      assert.equal(
        first?.command?.title,
        `Benchmark this VM · write 17.8k IOPS, p99 80.4 µs, 1 hour ago${stale}`,
      );
      await client.stop();
    }
  });

  it("is of the guest that the document describes, and of the disk around a place", async () => {
    const client = await TestClient.start({ initializationOptions });
    const two =
      "<domain type='kvm'><name>db 1</name><devices><disk><target dev='vda'/></disk>\n<disk><target dev='vdb'/></disk></devices></domain>";
    await client.open(uri, "libvirt-xml", two);
    const at = (line: number, of: unknown = uri): Promise<unknown> =>
      client.connection.sendRequest("virtLatency/guest/at", {
        uri: of,
        position: { line, character: 3 },
      });
    const described = { name: "db 1", uuid: null, disks: ["vda", "vdb"] };
    assert.deepEqual(await at(0), { ...described, disk: null });
    assert.deepEqual(await at(1), { ...described, disk: "vdb" });
    assert.equal(await at(0, "file:///not/open.xml"), null);
    assert.equal(await at(0, 1), null);
    await client.stop();
  });

  it("costs nothing where no run is stored, and needs a command of the client", async () => {
    const client = await TestClient.start({
      initializationOptions,
      runsVersion: () => Promise.resolve(undefined),
    });
    await client.open(uri, "libvirt-xml", text("native"));
    assert.equal((await lensesOf(client)).length, 2);
    // Loading benchmarks fails in this test, and would be logged.
    assert.deepEqual(client.log, []);
    await client.stop();
    const plain = await TestClient.start();
    await plain.open(uri, "libvirt-xml", text("native"));
    assert.deepEqual(await lensesOf(plain), []);
    await plain.stop();
  });

  it("is not offered for a snapshot, a device alone, or a disk without data", async () => {
    const client = await TestClient.start({ initializationOptions });
    for (const [of, other] of [
      "<domainsnapshot><domain type='kvm'/></domainsnapshot>",
      "<disk type='file' device='disk'><target dev='vda'/></disk>",
    ].entries()) {
      const its = `file:///work/${of.toString()}.xml`;
      await client.open(its, "libvirt-xml", other);
      assert.deepEqual(await lensesOf(client, its), []);
    }
    await client.open(
      uri,
      "libvirt-xml",
      "<domain type='kvm'><devices><disk device='cdrom'><target dev='sda'/></disk></devices></domain>",
    );
    assert.equal((await lensesOf(client)).length, 1);
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
    assert.equal(await page([]), null);
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
