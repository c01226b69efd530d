import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const uri = "file:///work/site%20a/vm.xml";
const near = "file:///work/site%20a/.virt-latency.json";
const far = "file:///.virt-latency.json";
const text = "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<domain/>\n";
const severity = (value: string): string =>
  JSON.stringify({ rules: { "domain/suppression-unused": value } });

async function startWith(files: Map<string, string>, settings: object = {}): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: modernEditor,
    files,
    settings: () => settings,
  });
  await client.open(uri, "xml", text);
  return client;
}

describe("the configuration file", () => {
  it("is found upward, and the nearest wins over it and over the editor's settings", async () => {
    const files = new Map([[far, severity("hint")]]);
    const client = await startWith(files, { rules: { "domain/suppression-unused": "warning" } });
    assert.equal((await client.pull(uri))[0]?.severity, 4);
    files.set(near, severity("error"));
    assert.equal((await client.pull(uri))[0]?.severity, 1);
    await client.stop();
  });

  it("leaves to the editor's settings what it does not say", async () => {
    const client = await startWith(new Map([[near, "{}"]]), {
      rules: { "domain/suppression-unused": "off" },
    });
    assert.deepEqual(await client.pull(uri), []);
    await client.stop();
  });

  it("has overrides by path, relative to its own folder", async () => {
    const override = (pattern: string): string =>
      JSON.stringify({
        overrides: [{ files: [pattern], rules: { "domain/suppression-unused": "off" } }],
      });
    const files = new Map([[far, override("work/site a/*.xml")]]);
    const client = await startWith(files);
    assert.deepEqual(await client.pull(uri), []);
    files.set(far, override("site a/*.xml"));
    assert.equal((await client.pull(uri)).length, 1);
    await client.stop();
  });

  it("can be named by a setting", async () => {
    const files = new Map([
      [near, severity("error")],
      ["file:///work/conf/vl.json", severity("off")],
    ]);
    const client = await startWith(files, { configurationFile: "conf/vl.json" });
    assert.deepEqual(await client.pull(uri), []);
    await client.stop();
  });

  it("has its own problems as diagnostics, until they are gone", async () => {
    const files = new Map([[near, '{\n  "profil": "latency"\n}']]);
    const client = await startWith(files);
    await client.pull(uri);
    const { diagnostics, ...rest } = await client.nextPublished();
    assert.deepEqual(rest, { uri: near });
    assert.deepEqual(
      diagnostics.map(({ range, severity: grade, source, message }) => ({
        range,
        grade,
        source,
        message,
      })),
      [
        {
          range: onLine(1, 2, 10),
          grade: 2,
          source: "virt-latency",
          message: "`profil` is not a setting here. Did you mean `profile`?",
        },
      ],
    );
    files.delete(near);
    const refreshed = client.nextRefresh();
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: near, type: 3 }],
    });
    assert.deepEqual(await client.nextPublished(), { uri: near, diagnostics: [] });
    await refreshed;
    await client.stop();
  });

  it("counts as it stands in the editor, before it is saved", async () => {
    const client = await startWith(new Map([[near, severity("hint")]]));
    assert.equal((await client.pull(uri))[0]?.severity, 4);
    assert.deepEqual((await client.nextPublished()).diagnostics, []);
    const refreshed = client.nextRefresh();
    await client.open(near, "jsonc", severity("error") + "]");
    assert.equal((await client.nextPublished()).diagnostics.length, 1);
    await refreshed;
    assert.equal((await client.pull(uri))[0]?.severity, 1);
    await client.close(near);
    assert.deepEqual(await client.nextPublished(), { uri: near, diagnostics: [] });
    assert.equal((await client.pull(uri))[0]?.severity, 4);
    await client.stop();
  });

  it("is not looked for around what is not a file", async () => {
    const asked: string[] = [];
    const client = await TestClient.start({
      capabilities: modernEditor,
      readFile: (wanted) => {
        asked.push(wanted);
        return Promise.resolve(undefined);
      },
    });
    await client.open("untitled:Untitled-1", "libvirt-xml", text);
    assert.equal((await client.pull("untitled:Untitled-1")).length, 1);
    assert.deepEqual(asked, []);
    await client.open(uri, "xml", text);
    await client.pull(uri);
    assert.deepEqual(asked, [near, "file:///work/.virt-latency.json", far]);
    await client.stop();
  });
});
