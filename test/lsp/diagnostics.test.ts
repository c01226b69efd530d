import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ClientCapabilities } from "vscode-languageserver/node";
import { ruleIds } from "../../server/src/core/rules/ids.js";
import { largestDocument } from "../../server/src/lsp/analyses.js";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const uri = "file:///work/vm.xml";
const unusedComment = "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<domain/>\n";

describe("diagnostics that an editor pulls", () => {
  it("name rule, page, source and place", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    await client.open(uri, "xml", unusedComment);
    const [diagnostic, ...more] = await client.pull(uri);
    assert.deepEqual(more, []);
    assert.deepEqual(diagnostic, {
      range: onLine(0, 0, 54),
      severity: 3,
      code: "domain/suppression-unused",
      codeDescription: {
        href: "https://github.com/virt-latency/virt-latency/blob/main/docs/rules/domain/suppression-unused.md",
      },
      source: "virt-latency",
      message:
        "`domain/disk-cache-unsafe` reports nothing here, so switching it off has no effect.",
    });
    assert.deepEqual(client.unreadPublished, []);
    await client.stop();
  });

  it("are announced to clients that pull, and only to them", async () => {
    const pulling = await TestClient.start({ capabilities: modernEditor });
    assert.deepEqual(pulling.initialized.capabilities.diagnosticProvider, {
      identifier: "virt-latency",
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await pulling.stop();
    const pushed = await TestClient.start();
    assert.equal(pushed.initialized.capabilities.diagnosticProvider, undefined);
    await pushed.stop();
  });

  it("are published to a client that says of what it cannot do that it is null, or something odd", async () => {
    const odd = {
      textDocument: {
        diagnostic: null,
        hover: { contentFormat: "markdown" },
        completion: { completionItem: { tagSupport: {}, documentationFormat: 1 } },
      },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: 5 } },
      window: null,
    };
    const client = await TestClient.start({ capabilities: odd as unknown as ClientCapabilities });
    await client.open(uri, "xml", unusedComment);
    assert.equal((await client.nextPublished()).diagnostics.length, 1);
    await client.stop();
  });

  it("tell the related places to clients that show them", async () => {
    const disk = (name: string): string =>
      `<disk type='file'><source file='/${name}'/><target dev='${name}' bus='virtio'/></disk>\n`;
    const text = `<domain type='kvm'><devices>\n${disk("vda")}${disk("vdb")}</devices></domain>\n`;
    for (const [capabilities, some] of [
      [modernEditor, true],
      [{ textDocument: { diagnostic: {} } }, false],
    ] as const) {
      const client = await TestClient.start({ capabilities });
      await client.open(uri, "xml", text);
      const found = await client.pull(uri);
      const related = found.flatMap(({ relatedInformation }) => relatedInformation ?? []);
      assert.equal(related.length > 0, some);
      assert.ok(related.every(({ location }) => location.uri === uri));
      await client.stop();
    }
  });

  it("follow incremental changes", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    await client.open(uri, "xml", "<domain/>\n");
    assert.deepEqual(await client.pull(uri), []);
    await client.change(
      uri,
      onLine(0, 0, 0),
      "<!-- virt-latency-disable domain/disk-cache-unsafe -->\r\n",
    );
    assert.deepEqual(
      (await client.pull(uri)).map(({ range }) => range),
      [onLine(0, 0, 54)],
    );
    await client.change(
      uri,
      { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      "",
    );
    assert.deepEqual(await client.pull(uri), []);
    await client.stop();
  });

  it("are none for XML that is not libvirt's, whatever it is called", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    await client.open(
      uri,
      "xml",
      "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<project/>\n",
    );
    assert.deepEqual(await client.pull(uri), []);
    const nova = "file:///work/nova.conf";
    await client.open(
      nova,
      "xml",
      "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<project/>\n",
    );
    assert.deepEqual(await client.pull(nova), []);
    await client.stop();
  });

  it("follow the language that the user chose", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    const odd = "file:///work/compute";
    await client.open(odd, "nova-conf", "# virt-latency-disable nova/images-qcow2-thin\n");
    assert.deepEqual(
      (await client.pull(odd)).map(({ code }) => code),
      ["nova/suppression-unused"],
    );
    await client.stop();
  });

  it("recognise nova.conf by its name in editors that know no such language", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    const nova = "file:///etc/nova/nova.conf";
    await client.open(nova, "dosini", "# virt-latency-disable nova/images-qcow2-thin\n");
    assert.deepEqual(
      (await client.pull(nova)).map(({ code }) => code),
      ["nova/suppression-unused"],
    );
    await client.stop();
  });

  it("say so where a document is too large, and cost nothing", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    const large = `<domain>${" ".repeat(largestDocument)}</domain>`;
    await client.open(uri, "xml", large);
    const found = await client.pull(uri);
    assert.deepEqual(
      found.map(({ severity, range, code }) => ({ severity, range, code })),
      [{ severity: 3, range: onLine(0, 0, 1), code: undefined }],
    );
    assert.match(JSON.stringify(found[0]?.message), /larger than 8 MiB.*`virt-latency check`/);
    assert.deepEqual(await client.codeActions(uri, onLine(0, 0, 1)), []);
    await client.stop();
  });

  it("are empty, and the log says why, when something fails", async () => {
    const client = await TestClient.start({
      capabilities: modernEditor,
      readFile: () => Promise.reject(new Error("the disk is on fire")),
    });
    await client.open(uri, "xml", unusedComment);
    assert.deepEqual(await client.pull(uri), []);
    assert.match(client.log.join("\n"), /textDocument\/diagnostic: Error: the disk is on fire/);
    await client.stop();
  });

  it("are those of the defaults, and the log says why, when the editor does not answer", async () => {
    const fails = (): never => {
      throw new Error("not today");
    };
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: fails,
      get folders() {
        return fails();
      },
    });
    await client.open(uri, "xml", unusedComment);
    const codes = (await client.pull(uri)).map(({ code }) => code);
    assert.deepEqual(codes, ["domain/suppression-unused"]);
    const log = client.log.join("\n");
    assert.match(log, /The editor does not say what its settings are: .*not today/);
    assert.match(log, /The editor does not say what its folders are: .*not today/);
    await client.stop();
  });
});

describe("diagnostics that are pushed", () => {
  it("come when a document is opened and changed, and go when it is closed", async () => {
    const client = await TestClient.start();
    await client.open(uri, "xml", unusedComment);
    const opened = await client.nextPublished();
    assert.deepEqual(
      [opened.uri, opened.version, opened.diagnostics.map(({ code }) => code)],
      [uri, 1, ["domain/suppression-unused"]],
    );
    await client.change(uri, onLine(0, 0, 54), "");
    assert.deepEqual(await client.nextPublished(), { uri, version: 2, diagnostics: [] });
    await client.close(uri);
    assert.deepEqual(await client.nextPublished(), { uri, diagnostics: [] });
    await client.stop();
  });

  it("are not sent for a document that was closed before they were known", async () => {
    let read = (): void => undefined;
    const reading = new Promise<undefined>((resolve) => {
      read = () => {
        resolve(undefined);
      };
    });
    const client = await TestClient.start({ readFile: () => reading });
    await client.open(uri, "xml", unusedComment);
    await client.close(uri);
    // Whatever is answered, the server has seen the end of the document by then.
    await client.hover(uri, { line: 0, character: 0 });
    read();
    const other = "file:///work/other.xml";
    await client.open(other, "xml", unusedComment);
    assert.equal((await client.nextPublished()).uri, other);
    assert.deepEqual(client.unreadPublished, []);
    await client.stop();
  });

  it("are taken back when a document stops being ours, and never sent for other XML", async () => {
    const client = await TestClient.start();
    await client.open("file:///work/pom.xml", "xml", "<project/>");
    await client.open(uri, "xml", unusedComment);
    assert.equal((await client.nextPublished()).uri, uri);
    await client.change(uri, onLine(1, 1, 7), "project");
    assert.deepEqual(await client.nextPublished(), { uri, version: 2, diagnostics: [] });
    await client.stop();
    assert.deepEqual(client.unreadPublished, []);
  });
});

describe("settings", () => {
  const off = (rule: string): object => ({ rules: { [rule]: "off" } });

  it("are asked for each document", async () => {
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: (resource) =>
        resource === uri ? off("domain/suppression-unused") : { profile: "latency" },
    });
    const other = "file:///work/other.xml";
    await client.open(uri, "xml", unusedComment);
    await client.open(other, "xml", unusedComment);
    assert.deepEqual(await client.pull(uri), []);
    assert.equal((await client.pull(other)).length, 1);
    await client.stop();
  });

  it("are asked for again after a change, and the client is told to pull", async () => {
    let rules: object = {};
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: () => ({ rules }),
    });
    await client.open(uri, "xml", unusedComment);
    assert.equal((await client.pull(uri))[0]?.severity, 3);
    rules = { "domain/suppression-unused": "error" };
    const refreshed = client.nextRefresh();
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: null,
    });
    await refreshed;
    assert.equal((await client.pull(uri))[0]?.severity, 1);
    assert.deepEqual(client.registrations, [
      "workspace/didChangeConfiguration",
      "workspace/didChangeWatchedFiles",
    ]);
    await client.stop();
  });

  it("come with the initialization or a notification where the client cannot be asked", async () => {
    const client = await TestClient.start({
      initializationOptions: { settings: off("domain/suppression-unused") },
    });
    await client.open(uri, "xml", unusedComment);
    assert.deepEqual((await client.nextPublished()).diagnostics, []);
    await client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { virtLatency: { rules: {} } },
    });
    assert.equal((await client.nextPublished()).diagnostics.length, 1);
    await client.stop();
  });

  it("say who writes guests without a mark", async () => {
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: () => ({ managedBy: "terraform" }),
    });
    await client.open(
      uri,
      "xml",
      "<domain type='kvm'><devices><disk type='block'><driver cache='writethrough'/><target dev='vda'/></disk></devices></domain>",
    );
    const messages = (await client.pull(uri)).map(({ message }) =>
      typeof message === "string" ? message : message.value,
    );
    assert.ok(
      messages.some((message) => message.includes("Terraform writes this XML")),
      messages.join("\n"),
    );
    await client.stop();
  });

  it("of the wrong kind count as absent and are told in the log", async () => {
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: () => ({
        profile: "speed",
        target: { libvirt: "nine", qemu: 7, nova: "" },
        rules: { "domain/suppression-unused": "fatal", [ruleIds[0] ?? ""]: "off" },
      }),
    });
    await client.open(uri, "xml", unusedComment);
    assert.equal((await client.pull(uri))[0]?.severity, 3);
    assert.deepEqual(
      client.log.map((line) => line.slice(0, line.indexOf(":"))),
      [
        "virtLatency.profile",
        "virtLatency.target.libvirt",
        "virtLatency.target.qemu",
        "virtLatency.rules, domain/suppression-unused",
      ],
    );
    await client.stop();
  });
});
