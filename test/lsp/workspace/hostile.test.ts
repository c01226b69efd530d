import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { describe, it } from "node:test";
import { limits } from "../../../server/src/lsp/workspace/limits.js";
import { TestClient, modernEditor } from "../../support/lsp-client.js";
import { TestFolder, all, byName, guestWithFinding, rule, start } from "../../support/workspace.js";

const sniffed = 16_384;

describe("a workspace that means no good", () => {
  it("has links that go round and links that lead out, and none is followed", async () => {
    const outside = new TestFolder({ "secret.xml": guestWithFinding });
    const folder = new TestFolder({ "a/vm.xml": guestWithFinding });
    symlinkSync(folder.path, folder.pathOf("a/round"));
    symlinkSync("..", folder.pathOf("a/up"));
    symlinkSync(outside.path, folder.pathOf("out"));
    symlinkSync(outside.pathOf("secret.xml"), folder.pathOf("linked.xml"));
    symlinkSync("a/vm.xml", folder.pathOf("inside.xml"));
    const { client, disk } = await start(folder);
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "a/vm.xml": [rule] });
    assert.deepEqual(disk.listed, [`${folder.uri}/`, `${folder.uri}/a/`]);
    assert.deepEqual([...new Set(disk.reads.map(({ uri }) => uri))], [folder.uriOf("a/vm.xml")]);
    await client.stop();
  });

  it("is looked through where the folder that was opened is itself a link", async () => {
    const folder = new TestFolder({ "a/vm.xml": guestWithFinding });
    const other = new TestFolder();
    symlinkSync(folder.path, other.pathOf("link"));
    const { client } = await start(folder, () => all, { folders: [other.uriOf("link")] });
    assert.deepEqual(byName(other, (await client.pullWorkspace()).items), {
      "link/a/vm.xml": [rule],
    });
    await client.stop();
  });

  it("has a folder that becomes a link while it is looked through", async () => {
    const outside = new TestFolder({ "secret.xml": guestWithFinding });
    const folder = new TestFolder({ "a.xml": guestWithFinding, "b/vm.xml": guestWithFinding });
    const { client, disk } = await start(folder);
    disk.beforeRead = () => {
      disk.beforeRead = () => undefined;
      folder.remove("b");
      symlinkSync(outside.path, folder.pathOf("b"));
    };
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "a.xml": [rule] });
    assert.deepEqual([...new Set(disk.reads.map(({ uri }) => uri))], [folder.uriOf("a.xml")]);
    await client.stop();
  });

  it("has 5,000 files of others, of which no more is read than the beginning, and that once", async () => {
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    const filler = "x".repeat(40_000);
    for (let index = 0; index < 5000; index++) {
      const [name, text] =
        index % 3 === 0
          ? [`pom-${index}.xml`, `<project>${filler}</project>`]
          : index % 3 === 1
            ? [`app-${index}.conf.xml`, `<?xml version="1.0"?>\n<beans>${filler}</beans>`]
            : [`many/chart-${index}.yaml`, "replicas: 1\n"];
      folder.write(name, text);
    }
    const { client, disk } = await start(folder);
    const { items } = await client.pullWorkspace();
    assert.deepEqual(byName(folder, items), { "vm.xml": [rule] });
    const others = disk.reads.filter(({ uri }) => uri !== folder.uriOf("vm.xml"));
    assert.equal(others.length, 5000);
    assert.deepEqual([...new Set(others.map(({ bytes }) => bytes))], [sniffed]);
    disk.reads.length = 0;
    await client.pullWorkspace();
    assert.deepEqual(disk.reads, []);
    await client.stop();
  });

  it("has junk, files without an end and a file that is too large, which is said once", async () => {
    const junk = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 256));
    const folder = new TestFolder({
      "junk.xml": junk,
      "zeros.xml": Buffer.concat([Buffer.from("<domain>"), Buffer.alloc(1000)]),
      "latin.xml": Buffer.from("<domain><name>caf\xe9</name></domain>", "latin1"),
      "nova.conf": junk,
      "large.xml": `<domain>${" ".repeat(limits.fileBytes)}</domain>`,
      "large.yaml": `a: ${"x".repeat(limits.yamlBytes)}\nnova_nova_conf_overrides: {}\n`,
      "vm.xml": `\uFEFF${guestWithFinding}`,
    });
    execFileSync("mkfifo", [folder.pathOf("pipe.xml")]);
    const { client, disk } = await start(folder);
    const { items } = await client.pullWorkspace();
    assert.deepEqual(byName(folder, items), { "vm.xml": [rule] });
    const [found] = items;
    // The mark at the beginning is no character in an editor.
    assert.equal(found?.kind === "full" && found.items[0]?.range.end.character, 54);
    assert.ok(disk.reads.every(({ bytes }) => bytes <= sniffed));
    await client.pullWorkspace();
    const said =
      "A file of this workspace is larger than 1 MiB. It is checked when it is opened, and by `virt-latency check` in a terminal.";
    assert.deepEqual(client.shownMessages, [said]);
    assert.deepEqual(client.log, [said]);
    await client.stop();
  });

  it("has more files of ours than are checked, which is said once", async () => {
    const folder = new TestFolder({ "z/deep.xml": guestWithFinding });
    for (let index = 0; index < limits.files; index++) folder.write(`${index}.xml`, "<domain/>");
    const { client } = await start(folder);
    assert.deepEqual(await client.pullWorkspace(), { items: [] });
    await client.pullWorkspace();
    assert.deepEqual(client.shownMessages, [
      "This workspace has more than 2,000 files of libvirt's and Nova's. The rest is checked when it is opened, and by `virt-latency check` in a terminal.",
    ]);
    await client.stop();
  });

  it("has files that go between being listed and being read", async () => {
    const folder = new TestFolder({ "a.xml": guestWithFinding, "b.xml": guestWithFinding });
    const { client, disk } = await start(folder);
    disk.beforeRead = (uri) => {
      if (uri === folder.uriOf("a.xml")) folder.remove("a.xml");
    };
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "b.xml": [rule] });
    await client.stop();
  });

  it("is the home folder, holds it, or is the root of a file system: the log says why it is left alone", async () => {
    const home = new TestFolder({ "user/vm.xml": guestWithFinding });
    const before = process.env["HOME"];
    process.env["HOME"] = home.pathOf("user");
    try {
      for (const [folder, reason] of [
        [home.uriOf("user"), `${home.pathOf("user")} is your home folder.`],
        [home.uri, `${home.path} holds your home folder.`],
        ["file:///", "/ is the root of a file system."],
      ] as const) {
        const { client, disk } = await start(home, () => all, { folders: [folder] });
        assert.deepEqual(await client.pullWorkspace(), { items: [] });
        await client.pullWorkspace();
        assert.deepEqual(client.log, [`${reason} So only what is open is checked there.`]);
        assert.deepEqual(disk.listed, []);
        await client.stop();
      }
    } finally {
      process.env["HOME"] = before;
    }
  });

  it("is not on a disk: the log says that only what is open is checked", async () => {
    const folder = new TestFolder();
    const folders = ["vscode-vfs://github/owner/guests"];
    const said =
      "The files of this workspace are not on a disk that the server sees. So only what is open is checked there.";
    const { client, disk } = await start(folder, () => all, { folders });
    assert.deepEqual(await client.pullWorkspace(), { items: [] });
    assert.deepEqual([client.log, disk.listed], [[said], []]);
    await client.stop();
    // As in a browser.
    const web = await TestClient.start({
      capabilities: modernEditor,
      folders,
      settings: () => all,
    });
    assert.deepEqual(await web.pullWorkspace(), { items: [] });
    assert.deepEqual(web.log, [said]);
    await web.stop();
  });
});
