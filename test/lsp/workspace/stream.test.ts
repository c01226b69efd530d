import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver/node";
import { type TestClient, modernEditor } from "../../support/lsp-client.js";
import {
  TestFolder,
  all,
  byName,
  guestWithFinding,
  guestWithoutFinding,
  rule,
  start,
} from "../../support/workspace.js";

const changed = 2;
const deleted = 3;

/** A pull of the workspace that stays open. */
class OpenPull {
  readonly answer: Promise<WorkspaceDiagnosticReport>;
  readonly #cancel = new CancellationTokenSource();
  readonly #come: (readonly WorkspaceDocumentDiagnosticReport[])[] = [];
  #waiting: (() => void) | undefined;

  constructor(client: TestClient) {
    const partial = (items: readonly WorkspaceDocumentDiagnosticReport[]): void => {
      this.#come.push(items);
      this.#waiting?.();
    };
    this.answer = client.pullWorkspace({ partial, token: this.#cancel.token });
  }

  /** The next part of the answer that was not returned yet. */
  async next(): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
    while (this.#come.length === 0) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
    return this.#come.shift() ?? [];
  }

  async cancel(): Promise<void> {
    this.#cancel.cancel();
    await assert.rejects(this.answer, { code: -32800 });
  }
}

function watched(client: TestClient, ...changes: { uri: string; type: number }[]): Promise<void> {
  return client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
}

describe("a pull of the workspace that stays open", () => {
  it("tells what changes on the disk, and nothing else", async () => {
    const folder = new TestFolder({
      "a.xml": guestWithFinding,
      "b/b.xml": guestWithFinding,
      "c.xml": guestWithoutFinding,
    });
    const { client } = await start(folder);
    const pull = new OpenPull(client);
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [rule], "b/b.xml": [rule] });
    folder.write("c.xml", guestWithFinding);
    await watched(client, { uri: folder.uriOf("c.xml"), type: changed });
    assert.deepEqual(byName(folder, await pull.next()), { "c.xml": [rule] });
    folder.remove("b");
    await watched(client, { uri: folder.uriOf("b"), type: deleted });
    assert.deepEqual(byName(folder, await pull.next()), { "b/b.xml": [] });
    folder.write(".virt-latency.json", `{ "rules": { "${rule}": "off" } }`);
    const refreshed = client.nextRefresh();
    await watched(client, { uri: folder.uriOf(".virt-latency.json"), type: changed });
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [], "c.xml": [] });
    await refreshed;
    await pull.cancel();
    await client.stop();
  });

  it("follows the settings while they change", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding, "b.xml": guestWithFinding });
    let settings: object = all;
    const sections: Record<string, unknown> = {};
    const { client } = await start(folder, () => settings, { sections });
    const change = (): Promise<void> =>
      client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    const pull = new OpenPull(client);
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [rule], "b.xml": [rule] });
    settings = { ...all, rules: { [rule]: "error" } };
    await change();
    assert.deepEqual(
      (await pull.next()).map((item) => item.kind === "full" && item.items[0]?.severity),
      [1, 1],
    );
    sections["files.exclude"] = { "b.*": true };
    await change();
    assert.deepEqual(byName(folder, await pull.next()), { "b.xml": [] });
    settings = { diagnostics: "openFiles" };
    await change();
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [] });
    await pull.cancel();
    await client.stop();
  });

  it("follows the folders of the workspace", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    const other = new TestFolder({ "b.xml": guestWithFinding });
    const folders = [folder.uri];
    const { client } = await start(folder, () => all, { folders });
    const pull = new OpenPull(client);
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [rule] });
    folders.push(other.uri);
    await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [{ uri: other.uri, name: "other" }], removed: [] },
    });
    assert.deepEqual(byName(other, await pull.next()), { "b.xml": [rule] });
    await pull.cancel();
    await client.stop();
  });

  it("tells what is on the disk of a document that was closed, also where it was told before", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    const { client } = await start(folder);
    const uri = folder.uriOf("a.xml");
    const pull = new OpenPull(client);
    const [first] = await pull.next();
    assert.ok(first);
    await client.open(uri, "xml", guestWithFinding);
    const [open] = await pull.next();
    assert.deepEqual([open?.version, open?.kind], [1, "full"]);
    await client.close(uri);
    const [closed] = await pull.next();
    assert.deepEqual([closed?.version, closed?.kind], [null, "full"]);
    await pull.cancel();
    await client.stop();
  });

  it("takes back what is shown of a closed document that is no file of the workspace", async () => {
    const folder = new TestFolder();
    const { client } = await start(folder);
    const pull = new OpenPull(client);
    const uri = "file:///tmp/virsh-edit.xml";
    await client.open(uri, "xml", guestWithFinding);
    await client.close(uri);
    assert.deepEqual(await pull.next(), [{ kind: "full", uri, version: null, items: [] }]);
    await pull.cancel();
    await client.stop();
  });

  it("steps aside while the user waits for something", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    let release: (text: undefined) => void = () => undefined;
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const { client, disk } = await start(folder, () => all, {
      // Forces an answer that takes long: the configuration of this one document is read for as long as the test wants.
      readFile: (uri) =>
        uri.startsWith("file:///slow/")
          ? new Promise((resolve) => {
              release = resolve;
              isAsked();
            })
          : Promise.resolve(undefined),
    });
    await client.open("file:///slow/vm.xml", "xml", guestWithFinding);
    // It ends when the moment after the document was opened, in which nothing is read either, is over.
    await client.pullWorkspace();
    folder.write("b.xml", guestWithFinding);
    disk.reads.length = 0;
    disk.listed.length = 0;
    const answer = client.pull("file:///slow/vm.xml");
    await asked;
    const pull = new OpenPull(client);
    while (disk.listed.length === 0) {
      await client.hover("file:///slow/none.xml", { line: 0, character: 0 });
    }
    await client.hover("file:///slow/none.xml", { line: 0, character: 0 });
    assert.deepEqual(disk.reads, []);
    release(undefined);
    assert.equal((await answer).length, 1);
    assert.deepEqual(byName(folder, await pull.next()), { "a.xml": [rule], "b.xml": [rule] });
    await pull.cancel();
    await client.stop();
  });

  it("ends in the middle when it is cancelled", async () => {
    const folder = new TestFolder();
    for (let index = 0; index < 200; index++) folder.write(`${index}.xml`, guestWithFinding);
    const { client, disk } = await start(folder);
    const cancel = new CancellationTokenSource();
    disk.beforeRead = () => {
      if (disk.reads.length === 20) cancel.cancel();
    };
    await assert.rejects(client.pullWorkspace({ token: cancel.token }), { code: -32800 });
    const { length } = disk.reads;
    assert.ok(length < 100, `${length} reads`);
    // Whatever the server still did would be done before it answers the next request.
    disk.beforeRead = () => undefined;
    assert.equal((await client.pullWorkspace()).items.length, 200);
    await client.stop();
  });

  it("is asked for, with watchers, only while the settings want it, by editors that take that", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    let settings: object = {};
    const { client } = await start(folder, () => settings, {
      capabilities: {
        ...modernEditor,
        textDocument: { ...modernEditor.textDocument, diagnostic: { dynamicRegistration: true } },
      },
    });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    const pulls = (): unknown[] =>
      [...client.registered.values()]
        .filter(({ method }) => method === "textDocument/diagnostic")
        .map(({ registerOptions }): unknown => registerOptions);
    const watchers = (): unknown[] =>
      [...client.registered.values()].filter(
        ({ method }) => method === "workspace/didChangeWatchedFiles",
      );
    const options = (workspaceDiagnostics: boolean): unknown => ({
      documentSelector: null,
      identifier: "virt-latency",
      interFileDependencies: true,
      workspaceDiagnostics,
    });
    while (pulls().length === 0) await client.nextRegistration();
    assert.deepEqual(pulls(), [options(false)]);
    settings = all;
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: null,
    });
    while (watchers().length < 2) await client.nextRegistration();
    assert.deepEqual(pulls(), [options(true)]);
    settings = { diagnostics: "off" };
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: null,
    });
    await client.nextRegistration();
    assert.deepEqual(pulls(), [options(false)]);
    assert.equal(watchers().length, 1);
    await client.stop();
  });

  it("is over at once for a client that takes no parts", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding });
    const { client } = await start(folder);
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "a.xml": [rule] });
    await client.stop();
  });
});
