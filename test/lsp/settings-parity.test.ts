import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";
import { TestFolder, guestWithFinding, rule } from "../support/workspace.js";

const root = new URL("../../", import.meta.url);
const schema = JSON.parse(
  readFileSync(new URL("schemas/configuration.schema.json", root), "utf8"),
) as { properties: Record<string, object> };
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  contributes: {
    configuration: { properties: Record<string, object> };
    jsonValidation: unknown;
  };
};
const settingNames = Object.keys(manifest.contributes.configuration.properties);

describe("the configuration file and the editor's settings", () => {
  it("have the same keys, but for what only one of them can mean", () => {
    const inFile = Object.keys(schema.properties).flatMap((key) =>
      key === "target" ? ["target.libvirt", "target.qemu", "target.nova"] : [key],
    );
    const onlyInFile = ["$schema", "benchmark"];
    const onlyInEditor = ["configurationFile", "diagnostics", "inlayHints.enabled", "trace.server"];
    assert.deepEqual(
      settingNames
        .map((name) => name.replace("virtLatency.", ""))
        .filter((name) => !name.startsWith("benchmark.") && !onlyInEditor.includes(name))
        .sort(),
      inFile.filter((key) => !onlyInFile.includes(key)).sort(),
    );
    assert.deepEqual(manifest.contributes.jsonValidation, [
      { fileMatch: ".virt-latency.json", url: "./schemas/configuration.schema.json" },
    ]);
  });

  const configuration = {
    profile: "balanced",
    target: { libvirt: "9.0", qemu: "7.2", nova: "2024.1" },
    rules: { [rule]: "hint" },
    novaConfigFiles: ["base.conf", "nova/"],
    baseline: "known.json",
    overrides: [{ files: ["ci/*.xml"], rules: { [rule]: "error" }, profile: "density" }],
  };

  it("take the same values, which the schema of the file lets through", () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    assert.ok(validate(configuration), JSON.stringify(validate.errors));
    assert.equal(validate({ overrides: [{ files: ["*"], diagnostics: "off" }] }), false);
    for (const [key, value] of Object.entries({
      ...configuration,
      target: undefined,
      "target.libvirt": "9.0",
    })) {
      if (value === undefined) continue;
      const found = manifest.contributes.configuration.properties[`virtLatency.${key}`];
      assert.ok(found, key);
      const setting = new Ajv({ strict: false }).compile(found);
      assert.ok(setting(value), `${key}: ${JSON.stringify(setting.errors)}`);
    }
  });

  it("have the same effect, override by override", async () => {
    const folder = new TestFolder({
      "vm.xml": guestWithFinding,
      "ci/vm.xml": guestWithFinding,
    });
    for (const settings of [configuration, {}]) {
      if (settings !== configuration) {
        folder.write(
          ".virt-latency.json",
          JSON.stringify({ ...configuration, baseline: undefined }),
        );
      }
      const client = await TestClient.start({
        capabilities: modernEditor,
        onDisk: true,
        folders: [folder.uri],
        settings: () => ({ ...settings, baseline: undefined }),
      });
      for (const [name, severity] of [
        ["vm.xml", 4],
        ["ci/vm.xml", 1],
      ] as const) {
        await client.open(folder.uriOf(name), "xml", guestWithFinding);
        const found = await client.pull(folder.uriOf(name));
        assert.deepEqual(
          found.map((one) => one.severity),
          [severity],
          name,
        );
      }
      assert.deepEqual(client.log, []);
      await client.stop();
    }
  });

  it("both name a baseline, seen from the workspace's folder and from the file's", async () => {
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    const client = await TestClient.start({
      capabilities: modernEditor,
      onDisk: true,
      folders: [folder.uri],
      settings: () => ({ baseline: "known.json" }),
    });
    await client.open(folder.uriOf("vm.xml"), "xml", guestWithFinding);
    await client.pull(folder.uriOf("vm.xml"));
    // The baseline is not there, which is said at its place.
    assert.equal((await client.nextPublished()).uri, folder.uriOf("known.json"));
    await client.stop();
  });

  it("count folder by folder, also while they change", async () => {
    const one = new TestFolder({ "vm.xml": guestWithFinding });
    const other = new TestFolder({ "vm.xml": guestWithFinding });
    const severities = new Map([
      [one.uri, "error"],
      [other.uri, "hint"],
    ]);
    const client = await TestClient.start({
      capabilities: modernEditor,
      onDisk: true,
      folders: [one.uri, other.uri],
      settings: (uri) => ({
        rules: {
          [rule]: severities.get([one.uri, other.uri].find((at) => uri?.startsWith(at)) ?? ""),
        },
      }),
    });
    const uris = [one.uriOf("vm.xml"), other.uriOf("vm.xml")];
    for (const uri of uris) await client.open(uri, "xml", guestWithFinding);
    const found = async (): Promise<unknown[]> =>
      Promise.all(uris.map(async (uri) => (await client.pull(uri))[0]?.severity));
    assert.deepEqual(await found(), [1, 4]);
    severities.set(other.uri, "warning");
    let refreshed = client.nextRefresh();
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: null,
    });
    await refreshed;
    assert.deepEqual(await found(), [1, 2]);
    one.write(".virt-latency.json", JSON.stringify({ rules: { [rule]: "information" } }));
    refreshed = client.nextRefresh();
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: one.uriOf(".virt-latency.json"), type: 1 }],
    });
    await refreshed;
    assert.deepEqual(await found(), [3, 2]);
    assert.deepEqual(await client.nextPublished(), {
      uri: one.uriOf(".virt-latency.json"),
      diagnostics: [],
    });
    await client.stop();
  });

  it("have what is wrong in them reported: in the log, and at its place", async () => {
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    const wrong = {
      profile: "fast",
      overrides: [{ files: "*.xml" }],
      rules: { "domain/disk-x": "off" },
    };
    const client = await TestClient.start({
      capabilities: modernEditor,
      onDisk: true,
      folders: [folder.uri],
      settings: () => wrong,
    });
    folder.write(".virt-latency.json", JSON.stringify(wrong));
    await client.open(folder.uriOf("vm.xml"), "xml", guestWithFinding);
    await client.pull(folder.uriOf("vm.xml"));
    assert.deepEqual(
      client.log.map((line) => line.slice(0, line.indexOf(":"))),
      ["virtLatency.profile", "virtLatency.rules, domain/disk-x", "virtLatency.overrides"],
    );
    const { uri, diagnostics } = await client.nextPublished();
    assert.equal(uri, folder.uriOf(".virt-latency.json"));
    assert.deepEqual(
      diagnostics.map(({ range }) => range).sort((a, b) => a.start.character - b.start.character),
      [onLine(0, 11, 17), onLine(0, 40, 47), onLine(0, 59, 74)],
    );
    await client.stop();
  });
});
