import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { describe, it } from "node:test";
import type { ClientCapabilities, CodeAction } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, type TestClientOptions, modernEditor, onLine } from "../support/lsp-client.js";
import { TestFolder, guestWithFinding, rule } from "../support/workspace.js";

const uri = "file:///work/guests/db%201.xml";
const cursor = onLine(0, 5, 5);
const everywhere = `Disable ${rule} in .virt-latency.json`;
const here = `Disable ${rule} for this file in .virt-latency.json`;

const makesFiles: ClientCapabilities = {
  ...modernEditor,
  workspace: {
    ...modernEditor.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
};

async function start(
  files: Record<string, string>,
  options: TestClientOptions = {},
): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: makesFiles,
    files: new Map(Object.entries(files)),
    ...options,
  });
  await client.open(uri, "xml", guestWithFinding);
  return client;
}

async function offered(client: TestClient): Promise<Map<string, CodeAction>> {
  const actions = await client.codeActions(uri, cursor, ["quickfix"]);
  return new Map(
    actions.flatMap((action) => (action.title.includes(".json") ? [[action.title, action]] : [])),
  );
}

/** The file that an action edits, and its text after it. */
function applied(action: CodeAction | undefined, before: string): [string, string] {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change !== undefined && "edits" in change);
  const edits = change.edits.filter((edit) => "newText" in edit);
  const document = TextDocument.create("", "jsonc", 0, before);
  return [change.textDocument.uri, TextDocument.applyEdits(document, edits)];
}

describe("switching a rule off in the configuration, from the editor", () => {
  it("edits the nearest configuration, where it is, and keeps its comments", async () => {
    const near = "file:///work/guests/.virt-latency.json";
    const text = '{\n  "rules": {\n    "domain/disk-qcow2-thin": "off" // thin\n  }\n}\n';
    const client = await start({ [near]: text, "file:///work/.virt-latency.json": "{}" });
    const actions = await offered(client);
    assert.deepEqual(
      [...actions.keys()],
      [
        `Disable ${rule} for this file in guests/.virt-latency.json`,
        `Disable ${rule} in guests/.virt-latency.json`,
      ],
    );
    const all = actions.get(`Disable ${rule} in guests/.virt-latency.json`);
    assert.deepEqual(all?.edit, {
      documentChanges: [
        {
          textDocument: { uri: near, version: null },
          edits: [
            { range: onLine(2, 35, 35), newText: "," },
            { range: onLine(2, 43, 43), newText: `\n    "${rule}": "off"` },
          ],
        },
      ],
    });
    assert.deepEqual(
      all.diagnostics?.map(({ code }) => code),
      [rule],
    );
    const one = actions.get(`Disable ${rule} for this file in guests/.virt-latency.json`);
    assert.deepEqual(applied(one, text), [
      near,
      text.replace(
        "  }\n}",
        `  },\n  "overrides": [\n    {\n      "files": ["db 1.xml"],\n      "rules": {\n        "${rule}": "off"\n      }\n    }\n  ]\n}`,
      ),
    ]);
    await client.stop();
  });

  it("makes one in the workspace's folder where there is none", async () => {
    const client = await start({});
    const actions = await offered(client);
    assert.deepEqual([...actions.keys()], [here, everywhere]);
    const made = "file:///work/.virt-latency.json";
    assert.deepEqual(actions.get(everywhere)?.edit, {
      documentChanges: [
        { kind: "create", uri: made },
        {
          textDocument: { uri: made, version: null },
          edits: [
            {
              range: onLine(0, 0, 0),
              newText: `{\n  "rules": {\n    "${rule}": "off"\n  }\n}\n`,
            },
          ],
        },
      ],
    });
    await client.stop();
  });

  it("takes effect as soon as the editor has it, and for that file alone where it says so", async () => {
    const made = "file:///work/.virt-latency.json";
    const client = await start({ [made]: "{}\n" });
    const other = "file:///work/guests/db%202.xml";
    await client.open(other, "xml", guestWithFinding);
    const [edited, after] = applied((await offered(client)).get(here), "{}\n");
    assert.equal(edited, made);
    const refreshed = client.nextRefresh();
    await client.open(made, "jsonc", after);
    await refreshed;
    assert.deepEqual(await client.pull(uri), []);
    assert.equal((await client.pull(other)).length, 1);
    await client.stop();
  });

  it("goes by the editor's text where the configuration is open", async () => {
    const made = "file:///work/.virt-latency.json";
    const client = await start({ [made]: "{}" });
    await client.open(made, "jsonc", '{ "profile": "density" }');
    await client.change(made, onLine(0, 14, 21), "latency");
    const edit = (await offered(client)).get(everywhere)?.edit;
    assert.deepEqual(edit, {
      documentChanges: [
        {
          textDocument: { uri: made, version: 2 },
          edits: [{ range: onLine(0, 22, 22), newText: `, "rules": { "${rule}": "off" }` }],
        },
      ],
    });
    await client.stop();
  });

  it("is offered only where it would help", async () => {
    const made = "file:///work/.virt-latency.json";
    const loud = { files: ["**/*.xml"], rules: { [rule]: "error" } };
    const client = await start({ [made]: JSON.stringify({ overrides: [loud] }) });
    assert.deepEqual([...(await offered(client)).keys()], [here]);
    await client.stop();
    for (const broken of ['{ "rules": ', "[]", '{ "rules": [], "overrides": {} }']) {
      const other = await start({ [made]: broken });
      assert.deepEqual([...(await offered(other)).keys()], [], broken);
      await other.stop();
    }
  });

  it("touches nothing outside of the workspace", async () => {
    const outside = new TestFolder({ "conf.json": "{}" });
    const folder = new TestFolder({ "vm.xml": guestWithFinding });
    symlinkSync(outside.pathOf("conf.json"), folder.pathOf(".virt-latency.json"));
    const inner = new TestFolder({ ".virt-latency.json": "{}", "in/vm.xml": guestWithFinding });
    for (const [root, document] of [
      [folder.uri, folder.uriOf("vm.xml")],
      [inner.uriOf("in"), inner.uriOf("in/vm.xml")],
      ["file:///elsewhere", inner.uriOf("in/vm.xml")],
    ] as const) {
      const client = await TestClient.start({
        capabilities: makesFiles,
        onDisk: true,
        folders: [root],
      });
      await client.open(document, "xml", guestWithFinding);
      const actions = await client.codeActions(document, cursor, ["quickfix"]);
      assert.ok(actions.length > 0);
      assert.deepEqual(
        actions.filter(({ title }) => title.includes(".json")),
        [],
        root,
      );
      await client.stop();
    }
  });

  it("is not offered where there is none and the editor makes no files, or a setting names one that is not there", async () => {
    const plain = await start({}, { capabilities: modernEditor });
    assert.deepEqual([...(await offered(plain)).keys()], []);
    await plain.stop();
    const named = await start({}, { settings: () => ({ configurationFile: "conf/vl.json" }) });
    assert.deepEqual([...(await offered(named)).keys()], []);
    await named.stop();
  });
});

describe("fixing everything from a place", () => {
  const text = `<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' io='native'/>
      <source dev='/dev/vda'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

  it("is a quick fix where something of another rule can be mended safely too", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    await client.open(uri, "xml", text);
    const titles = async (triggerKind: number): Promise<string[]> => {
      const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: onLine(3, 60, 60),
        context: { diagnostics: [], only: ["quickfix"], triggerKind },
      });
      return actions.map(({ title }) => title).filter((title) => title.startsWith("Fix every"));
    };
    assert.deepEqual(await titles(1), ["Fix everything that is safe to fix"]);
    // Not each time that the cursor moves.
    assert.deepEqual(await titles(2), []);
    await client.stop();
  });
});
