import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TextDocumentEdit } from "vscode-languageserver/node";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const conf = "file:///work/nova/nova.conf";
const compute = "file:///work/nova/nova-compute.conf";
const rule = "nova/multipath-enforcement-conflict";
const enforced = "[libvirt]\nvolume_enforce_multipath = True\n";

async function startWith(files: Map<string, string>, settings: object = {}): Promise<TestClient> {
  return TestClient.start({ capabilities: modernEditor, files, settings: () => settings });
}

async function rulesIn(client: TestClient, uri: string): Promise<readonly unknown[]> {
  return (await client.pull(uri)).map(({ code }) => code);
}

describe("a set of nova.conf files in the editor", () => {
  it("is read from the disk, and from the editor where a file is open", async () => {
    const files = new Map([[conf, "[libvirt]\nvolume_use_multipath = True\n"]]);
    const client = await startWith(files);
    await client.open(compute, "nova-conf", enforced);
    assert.ok(!(await rulesIn(client, compute)).includes(rule));
    await client.open(conf, "nova-conf", "[libvirt]\nvolume_use_multipath = False\n");
    assert.ok((await rulesIn(client, compute)).includes(rule));
    await client.change(conf, onLine(1, 23, 28), "True");
    assert.ok(!(await rulesIn(client, compute)).includes(rule));
    await client.stop();
  });

  it("has findings that name the other file, and fixes that edit it", async () => {
    const client = await startWith(new Map([[conf, "[libvirt]\nvolume_use_multipath = False\n"]]));
    await client.open(compute, "nova-conf", enforced);
    const found = (await client.pull(compute)).find(({ code }) => code === rule);
    assert.deepEqual(found?.relatedInformation, [
      {
        location: { uri: conf, range: onLine(1, 23, 28) },
        message: "volume_use_multipath = False is set here.",
      },
    ]);
    const actions = await client.codeActions(compute, onLine(1, 30, 30));
    const fix = actions.find(({ title }) => title.startsWith("Set volume_use_multipath"));
    const edits = fix?.edit?.documentChanges as TextDocumentEdit[] | undefined;
    assert.deepEqual(edits, [
      {
        textDocument: { uri: conf, version: null },
        edits: [{ range: onLine(1, 23, 28), newText: "True" }],
      },
    ]);
    await client.stop();
  });

  it("says nothing about defaults where nova.conf is not at hand", async () => {
    const client = await startWith(new Map());
    await client.open(compute, "nova-conf", enforced);
    assert.ok(!(await rulesIn(client, compute)).includes(rule));
    await client.stop();
  });

  it("is what the settings say, relative to the workspace folder", async () => {
    const files = new Map([["file:///work/base.conf", "[libvirt]\nvolume_use_multipath = True\n"]]);
    const client = await startWith(files, {
      novaConfigFiles: ["base.conf", "nova/nova-compute.conf"],
    });
    await client.open(compute, "nova-conf", enforced);
    assert.ok(!(await rulesIn(client, compute)).includes(rule));
    files.set("file:///work/base.conf", "[DEFAULT]\n");
    assert.ok((await rulesIn(client, compute)).includes(rule));
    await client.stop();
  });

  it("is what the configuration file says, relative to its folder", async () => {
    const files = new Map([
      [
        "file:///work/.virt-latency.json",
        '{ "novaConfigFiles": ["base.d/", "nova/nova-compute.conf"] }',
      ],
      ["file:///work/base.d/1.conf", "[libvirt]\nvolume_use_multipath = True\n"],
    ]);
    const client = await startWith(files);
    await client.open(compute, "nova-conf", enforced);
    assert.ok(!(await rulesIn(client, compute)).includes(rule));
    await client.stop();
  });

  it("is looked at anew, for clients that do not pull, when another file changes", async () => {
    const client = await TestClient.start();
    await client.open(conf, "nova-conf", "[libvirt]\nvolume_use_multipath = True\n");
    assert.equal((await client.nextPublished()).uri, conf);
    await client.open(compute, "nova-conf", enforced);
    assert.deepEqual(
      [await client.nextPublished(), await client.nextPublished()].map(({ uri }) => uri).sort(),
      [compute, conf],
    );
    await client.change(conf, onLine(1, 23, 27), "False");
    const published = [await client.nextPublished(), await client.nextPublished()];
    const ofCompute = published.find(({ uri }) => uri === compute);
    assert.ok(ofCompute?.diagnostics.some(({ code }) => code === rule));
    await client.stop();
  });
});
