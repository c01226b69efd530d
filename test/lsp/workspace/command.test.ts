import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CancellationTokenSource } from "vscode-languageserver/node";
import type { CheckOutcome } from "../../../server/src/protocol.js";
import { type TestClient, modernEditor, onLine } from "../../support/lsp-client.js";
import {
  TestFolder,
  all,
  byName,
  guestWithFinding,
  guestWithoutFinding,
  rule,
  start,
} from "../../support/workspace.js";

function check(client: TestClient, ...values: unknown[]): Promise<CheckOutcome> {
  return client.connection.sendRequest("workspace/executeCommand", {
    command: "virtLatency.check",
    arguments: values,
  });
}

describe("the command to check the workspace", () => {
  it("counts what it finds, and leaves the findings to the pull that follows", async () => {
    const folder = new TestFolder({
      "a.xml": guestWithFinding,
      "b.xml": guestWithoutFinding,
      "pom.xml": "<project/>",
    });
    const { client } = await start(folder, () => ({}));
    assert.deepEqual(await client.pullWorkspace(), { items: [] });
    const message = "2 files of libvirt's or Nova's checked: 1 finding in 1 file.";
    assert.deepEqual(await check(client, { clientShows: true }), {
      files: 2,
      filesWithFindings: 1,
      findings: 1,
      message,
    });
    assert.deepEqual(client.shownMessages, []);
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "a.xml": [rule] });
    await check(client);
    assert.deepEqual(client.shownMessages, [message]);
    await client.stop();
  });

  it("publishes the findings to an editor that does not pull them, and takes them back", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    const { client } = await start(folder, () => ({}), {
      capabilities: { workspace: modernEditor.workspace ?? {} },
    });
    await check(client);
    const { uri, diagnostics } = await client.nextPublished();
    assert.equal(uri, folder.uriOf("a.xml"));
    assert.deepEqual(
      diagnostics.map(({ code, range }) => [code, range]),
      [[rule, onLine(0, 0, 54)]],
    );
    folder.remove("a.xml");
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri, type: 3 }],
    });
    assert.deepEqual(await client.nextPublished(), { uri, diagnostics: [] });
    await client.stop();
  });

  it("says why nothing is checked", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    const off = await start(folder, () => ({ diagnostics: "off" }));
    assert.equal(
      (await check(off.client)).message,
      "0 files of libvirt's or Nova's checked: nothing found. No folder is open, or its findings are off in the settings.",
    );
    assert.deepEqual(off.disk.listed, []);
    await off.client.stop();
  });

  it("shows its progress where the editor has a place for it, and ends when it is cancelled", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding, "b.xml": guestWithFinding });
    const { client, disk } = await start(folder);
    const reports: unknown[] = [];
    client.connection.onNotification("$/progress", ({ value }: { value: unknown }) => {
      reports.push(value);
    });
    await client.connection.sendRequest("workspace/executeCommand", {
      command: "virtLatency.check",
      workDoneToken: "mine",
    });
    assert.deepEqual(reports, [
      { kind: "begin", title: "Checking the workspace", cancellable: true },
      { kind: "report", message: "1 file" },
      { kind: "report", message: "2 files" },
      { kind: "end" },
    ]);
    const cancel = new CancellationTokenSource();
    folder.write("c.xml", guestWithFinding);
    disk.beforeRead = () => {
      cancel.cancel();
    };
    await assert.rejects(
      client.connection.sendRequest(
        "workspace/executeCommand",
        { command: "virtLatency.check" },
        cancel.token,
      ),
      { code: -32800 },
    );
    await client.stop();
  });
});

describe("an editor that does not pull findings", () => {
  it("is sent those of the workspace where the settings say so, and each file's once", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding, "b.xml": guestWithFinding });
    const { client } = await start(folder, () => all, {
      capabilities: { workspace: modernEditor.workspace ?? {} },
    });
    const [a, b] = [folder.uriOf("a.xml"), folder.uriOf("b.xml")];
    assert.deepEqual(
      [(await client.nextPublished()).uri, (await client.nextPublished()).uri],
      [a, b],
    );
    await client.open(a, "xml", guestWithoutFinding);
    const opened = await client.nextPublished();
    assert.deepEqual(opened, { uri: a, version: 1, diagnostics: [] });
    await client.close(a);
    assert.deepEqual(await client.nextPublished(), { uri: a, diagnostics: [] });
    const closed = await client.nextPublished();
    assert.deepEqual([closed.uri, closed.diagnostics.length], [a, 1]);
    assert.deepEqual(client.unreadPublished, []);
    await client.stop();
  });
});

describe("findings that are off", () => {
  it("are none, and nothing is mended; hover stays", async () => {
    const folder = new TestFolder();
    const { client } = await start(folder, () => ({ diagnostics: "off" }));
    const uri = folder.uriOf("vm.xml");
    const text =
      "<domain type='kvm'><devices><disk type='block'><driver name='qemu' cache='writeback' io='native'/><source dev='/dev/a'/><target dev='vda' bus='virtio'/></disk></devices></domain>";
    await client.open(uri, "xml", text);
    assert.deepEqual(await client.pull(uri), []);
    assert.deepEqual(await client.codeActions(uri, onLine(0, 80, 90)), []);
    assert.deepEqual(await client.codeActions(uri, onLine(0, 0, 0), ["source.fixAll"]), []);
    assert.ok(await client.hover(uri, { line: 0, character: 70 }));
    await client.stop();
  });
});
