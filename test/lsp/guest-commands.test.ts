import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeLens } from "vscode-languageserver/node";
import type { AppliedDefinition, PreparedDefinition } from "../../server/src/protocol.js";
import { sampleRun } from "../support/benchmark-run.js";
import { FakeBenchmark, definition } from "../support/fake-benchmark.js";
import { TestClient } from "../support/lsp-client.js";
import { fails } from "../support/request-failure.js";

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
    const at = (line: number, of = uri): Promise<unknown> =>
      client.connection.sendRequest("virtLatency/guest/at", {
        uri: of,
        position: { line, character: 3 },
      });
    const described = { name: "db 1", uuid: null, disks: ["vda", "vdb"] };
    assert.deepEqual(await at(0), { ...described, disk: null });
    assert.deepEqual(await at(1), { ...described, disk: "vdb" });
    assert.equal(await at(0, "file:///not/open.xml"), null);
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
