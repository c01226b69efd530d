import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { onLine } from "../../support/lsp-client.js";
import {
  TestFolder,
  all,
  byName,
  guestWithFinding,
  guestWithoutFinding,
  rule,
  start,
} from "../../support/workspace.js";

describe("findings in files that are not open", () => {
  it("are there for every file of ours in the workspace, at their places", async () => {
    const folder = new TestFolder({
      "guests/a b.xml": guestWithFinding,
      "guests/db.xml.j2": `{# a template #}\n${guestWithFinding}`,
      "guests/quiet.xml": guestWithoutFinding,
      "etc/nova/nova.conf": "# virt-latency-disable nova/images-qcow2-thin\n",
      "deploy/values.yaml":
        "conf:\n  nova:\n    # virt-latency-disable nova/images-qcow2-thin\n    libvirt:\n      images_type: raw\n",
      "pom.xml": "<project/>\n",
      "readme.md": guestWithFinding,
    });
    const { client } = await start(folder);
    const { items } = await client.pullWorkspace();
    assert.deepEqual(byName(folder, items), {
      "deploy/values.yaml": ["nova/suppression-unused"],
      "etc/nova/nova.conf": ["nova/suppression-unused"],
      "guests/a b.xml": [rule],
      "guests/db.xml.j2": [rule],
    });
    const [found] = items.filter(({ uri }) => uri === folder.uriOf("guests/a b.xml"));
    assert.ok(found?.kind === "full");
    assert.equal(found.version, null);
    assert.deepEqual(found.items, [
      {
        range: onLine(0, 0, 54),
        severity: 3,
        code: rule,
        codeDescription: {
          href: "https://github.com/virt-latency/virt-latency/blob/main/docs/rules/domain/suppression-unused.md",
        },
        source: "virt-latency",
        message:
          "`domain/disk-cache-unsafe` reports nothing here, so switching it off has no effect.",
      },
    ]);
    await client.stop();
  });

  it("are none, and nothing is read, unless the setting says so", async () => {
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    for (const settings of [{}, { diagnostics: "openFiles" }, { diagnostics: "off" }]) {
      const { client, disk } = await start(folder, () => settings);
      assert.deepEqual(await client.pullWorkspace(), { items: [] });
      assert.deepEqual([disk.listed, disk.reads], [[], []]);
      await client.stop();
    }
  });

  it("leave out what the editor hides, folders of tools, and everything behind links", async () => {
    const folder = new TestFolder({
      "vm.xml": guestWithFinding,
      ".git/vm.xml": guestWithFinding,
      ".cache/vm.xml": guestWithFinding,
      "a/node_modules/vm.xml": guestWithFinding,
      "build/vm.xml": guestWithFinding,
      "old/deep/vm.xml": guestWithFinding,
      "vm.bak.xml": guestWithFinding,
    });
    const { client, disk } = await start(folder, () => all, {
      sections: {
        "files.exclude": { "**/*.bak.xml": true, "build/": true, "vm.xml": false },
        "search.exclude": { "old/**": true, "*.xml": { when: "$(basename).j2" } },
      },
    });
    assert.deepEqual(byName(folder, (await client.pullWorkspace()).items), { "vm.xml": [rule] });
    assert.deepEqual(disk.listed, [`${folder.uri}/`, `${folder.uri}/a/`]);
    await client.stop();
  });

  it("are told as unchanged where the client knows them, and taken back where a file is gone", async () => {
    const folder = new TestFolder({
      "a.xml": guestWithFinding,
      "b.xml": guestWithFinding,
      "c.xml": guestWithFinding,
      "d.xml": guestWithFinding,
    });
    const { client, disk } = await start(folder);
    const first = await client.pullWorkspace();
    const previous = first.items.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
    assert.equal(new Set(previous.map(({ value }) => value)).size, 4);
    folder.write("b.xml", `\n${guestWithFinding}`);
    folder.write("c.xml", guestWithoutFinding);
    folder.remove("d.xml");
    disk.reads.length = 0;
    const second = await client.pullWorkspace({ previous });
    assert.deepEqual(byName(folder, second.items), {
      "a.xml": "unchanged",
      "b.xml": [rule],
      "c.xml": [],
      "d.xml": [],
    });
    assert.equal(second.items[0]?.resultId, previous[0]?.value);
    assert.deepEqual(
      [...new Set(disk.reads.map(({ uri }) => uri))],
      [folder.uriOf("b.xml"), folder.uriOf("c.xml")],
    );
    const known = second.items.flatMap(({ uri, resultId }) =>
      resultId === undefined ? [] : [{ uri, value: resultId }],
    );
    assert.deepEqual(byName(folder, (await client.pullWorkspace({ previous: known })).items), {
      "a.xml": "unchanged",
      "b.xml": "unchanged",
      "c.xml": "unchanged",
    });
    await client.stop();
  });

  it("follow the configuration, the baseline and the set of nova.conf files beside them", async () => {
    const folder = new TestFolder({
      "loud/vm.xml": guestWithFinding,
      "loud/.virt-latency.json": `{ "rules": { "${rule}": "error" } }`,
      "quiet/vm.xml": guestWithFinding,
      "quiet/.virt-latency.json": `{ "overrides": [{ "files": ["*.xml"], "rules": { "${rule}": "off" } }] }`,
      "nova/nova.conf": "[libvirt]\nvolume_use_multipath = False\n",
      "nova/nova-compute.conf": "[libvirt]\nvolume_enforce_multipath = True\n",
      "wrong/vm.xml": guestWithoutFinding,
      "wrong/.virt-latency.json": '{ "profil": "latency" }',
    });
    const { client } = await start(folder);
    const { items } = await client.pullWorkspace();
    const found = byName(folder, items);
    const nova = found["nova/nova-compute.conf"];
    assert.ok(Array.isArray(nova) && nova.includes("nova/multipath-enforcement-conflict"));
    assert.equal("quiet/vm.xml" in found, false);
    const [loud] = items.filter(({ uri }) => uri === folder.uriOf("loud/vm.xml"));
    assert.equal(loud?.kind === "full" && loud.items[0]?.severity, 1);
    const problems = client.unreadPublished.flatMap(({ uri, diagnostics }) =>
      diagnostics.map(({ range }) => ({ uri, range })),
    );
    assert.deepEqual(problems, [
      { uri: folder.uriOf("wrong/.virt-latency.json"), range: onLine(0, 2, 10) },
    ]);
    await client.stop();
  });

  it("are those of the editor's text where a file is open, and of the disk's when it is closed", async () => {
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    const { client } = await start(folder);
    const uri = folder.uriOf("vm.xml");
    await client.open(uri, "xml", guestWithoutFinding);
    assert.deepEqual(await client.pullWorkspace(), { items: [] });
    await client.change(
      uri,
      onLine(0, 0, 0),
      "<!-- virt-latency-disable domain/disk-cache-unsafe -->",
    );
    const [open] = (await client.pullWorkspace()).items;
    assert.deepEqual([open?.version, open?.kind === "full" && open.items.length], [2, 1]);
    await client.close(uri);
    const [closed] = (await client.pullWorkspace()).items;
    assert.deepEqual([closed?.version, closed?.kind === "full" && closed.items.length], [null, 1]);
    await client.stop();
  });

  it("are chosen folder by folder", async () => {
    const [one, other, nested] = [
      new TestFolder({ "vm.xml": guestWithFinding, "in/vm.xml": guestWithFinding }),
      new TestFolder({ "vm.xml": guestWithFinding }),
      "in",
    ];
    const { client } = await start(
      one,
      (uri) => (uri?.startsWith(`${one.uri}/${nested}`) || uri === other.uri ? {} : all),
      { folders: [one.uri, other.uri, `${one.uri}/${nested}`] },
    );
    assert.deepEqual(byName(one, (await client.pullWorkspace()).items), { "vm.xml": [rule] });
    await client.stop();
  });
});
