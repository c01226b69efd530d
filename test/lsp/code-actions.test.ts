import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction, TextEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ruleIds } from "../../server/src/core/rules/ids.js";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const uri = "file:///work/vm.xml";
const rule = "domain/disk-native-cache-conflict";
const disk = (name: string): string => `    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' io='native'/>
      <source dev='/dev/${name}'/>
      <target dev='${name}' bus='virtio'/>
    </disk>
`;
const text = `<domain type='kvm'>\n  <devices>\n${disk("vda")}${disk("vdb")}  </devices>\n</domain>\n`;
/** In the value of the first disk's `io`. */
const cursor = onLine(3, 60, 60);

const onlyThisRule = Object.fromEntries(
  ruleIds.filter((id) => id !== rule).map((id) => [id, "off"]),
);

async function start(content = text): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: modernEditor,
    initializationOptions: { explainCommand: "virtLatency.explainRule" },
    settings: () => ({ rules: onlyThisRule }),
  });
  await client.open(uri, "xml", content);
  return client;
}

/** The text after the action, as an editor would make it. */
function applied(action: CodeAction | undefined, before = text): string {
  return TextDocument.applyEdits(TextDocument.create(uri, "xml", 1, before), editsOf(action));
}

function editsOf(action: CodeAction | undefined): TextEdit[] {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change !== undefined && "edits" in change);
  assert.deepEqual(change.textDocument, { uri, version: 1 });
  return change.edits.filter((edit): edit is TextEdit => "newText" in edit);
}

function titled(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find((action) => action.title === title);
  assert.ok(found, `There is no action "${title}".`);
  return found;
}

describe("code actions", () => {
  it("offer every fix, fix all, suppressions and the page, best first", async () => {
    const client = await start();
    const actions = await client.codeActions(uri, cursor);
    assert.deepEqual(
      actions.map(({ title, kind, isPreferred }) => [title, kind, isPreferred ?? false]),
      [
        ["Use cache='none' on 'vda' (its storage must support O_DIRECT)", "quickfix", false],
        ["Remove io='native' from 'vda'", "quickfix", true],
        ["Use io='io_uring' on 'vda' (the host must allow io_uring)", "quickfix", false],
        [`Fix all ${rule}`, "quickfix", false],
        [`Explain ${rule}`, "quickfix", false],
        [`Disable ${rule} for this line`, "quickfix", false],
        [`Disable ${rule} for this file`, "quickfix", false],
        [`Disable ${rule} in the metadata, which libvirt keeps`, "quickfix", false],
        [
          "Use cache='none' and native AIO on all block-backed disks (its storage must support O_DIRECT)",
          "refactor.rewrite.virt-latency",
          false,
        ],
        ["Fix everything that is safe to fix", "source.fixAll.virt-latency", false],
      ],
    );
    await client.stop();
  });

  it("carry the diagnostic that they mend", async () => {
    const client = await start();
    const diagnostics = await client.pull(uri);
    const actions = await client.codeActions(uri, cursor);
    assert.deepEqual(titled(actions, "Remove io='native' from 'vda'").diagnostics, [
      diagnostics[0],
    ]);
    assert.equal(titled(actions, `Fix all ${rule}`).diagnostics, undefined);
    await client.stop();
  });

  it("edit no more than they must", async () => {
    const client = await start();
    const actions = await client.codeActions(uri, cursor);
    assert.deepEqual(editsOf(titled(actions, "Remove io='native' from 'vda'")), [
      { range: onLine(3, 54, 66), newText: "" },
    ]);
    assert.deepEqual(editsOf(titled(actions, `Fix all ${rule}`)), [
      { range: onLine(3, 54, 66), newText: "" },
      { range: onLine(8, 54, 66), newText: "" },
    ]);
    await client.stop();
  });

  it("fix everything with safe fixes alone, when asked for the kind or one above it", async () => {
    const client = await start();
    const all = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    for (const kind of ["source", "source.fixAll", "source.fixAll.virt-latency"]) {
      const actions = await client.codeActions(uri, all, [kind]);
      assert.deepEqual(
        actions.map((action) => action.kind),
        ["source.fixAll.virt-latency"],
      );
      assert.equal(applied(actions[0]), text.replaceAll(" io='native'", ""));
    }
    assert.deepEqual(await client.codeActions(uri, all, ["source.fixAll.eslint"]), []);
    assert.deepEqual(await client.codeActions(uri, all, ["refactor.extract"]), []);
    await client.stop();
  });

  it("do not fix everything each time the cursor moves", async () => {
    const client = await start();
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: cursor,
      context: { diagnostics: [], triggerKind: 2 },
    });
    assert.deepEqual([...new Set(actions.map(({ kind }) => kind))], ["quickfix"]);
    await client.stop();
  });

  it("offer nothing where there is nothing to mend", async () => {
    const client = await start(text.replaceAll(" io='native'", ""));
    assert.deepEqual(await client.codeActions(uri, cursor), []);
    await client.stop();
  });

  it("are for what the range touches", async () => {
    const client = await start();
    const titles = async (line: number, from: number, to: number): Promise<string[]> =>
      (await client.codeActions(uri, onLine(line, from, to), ["quickfix"])).map(
        ({ title }) => title,
      );
    assert.deepEqual(await titles(3, 0, 58), []);
    assert.equal((await titles(3, 0, 59)).length, 8);
    assert.equal((await titles(3, 65, 65)).length, 8);
    assert.deepEqual(await titles(3, 66, 66), []);
    await client.stop();
  });

  it("do not offer to fix all of one", async () => {
    const client = await start(text.replace(disk("vdb"), ""));
    const actions = await client.codeActions(uri, cursor);
    assert.ok(!actions.some(({ title }) => title.startsWith("Fix all")));
    await client.stop();
  });

  it("suppress for the line, for the file, and in the metadata", async () => {
    const client = await start();
    const actions = await client.codeActions(uri, cursor);
    for (const [place, left] of [
      ["for this line", 1],
      ["for this file", 0],
      ["in the metadata, which libvirt keeps", 1],
    ] as const) {
      const after = applied(titled(actions, `Disable ${rule} ${place}`));
      const other = `file:///work/${encodeURIComponent(place)}.xml`;
      await client.open(other, "xml", after);
      assert.equal((await client.pull(other)).length, left);
    }
    await client.stop();
  });

  it("explain with the client's command", async () => {
    const client = await start();
    const actions = await client.codeActions(uri, cursor);
    assert.deepEqual(titled(actions, `Explain ${rule}`).command, {
      title: `Explain ${rule}`,
      command: "virtLatency.explainRule",
      arguments: [rule],
    });
    await client.stop();
  });

  it("edit by plain changes in clients without versioned edits, and do not explain without a way to", async () => {
    const client = await TestClient.start({
      initializationOptions: { settings: { rules: onlyThisRule } },
    });
    await client.open(uri, "xml", text);
    const actions = await client.codeActions(uri, cursor);
    assert.deepEqual(titled(actions, "Remove io='native' from 'vda'").edit, {
      changes: { [uri]: [{ range: onLine(3, 54, 66), newText: "" }] },
    });
    assert.ok(!actions.some(({ title }) => title.startsWith("Explain")));
    await client.stop();
  });

  it("open the page on the web in editors that can show it and have no page of ours", async () => {
    const client = await TestClient.start({
      capabilities: modernEditor,
      settings: () => ({ rules: onlyThisRule }),
    });
    await client.open(uri, "xml", text);
    const { command } = titled(await client.codeActions(uri, cursor), `Explain ${rule}`);
    assert.equal(command?.command, "virtLatency.openRulePage");
    await client.connection.sendRequest("workspace/executeCommand", command);
    assert.deepEqual(client.openedDocuments, [
      `https://github.com/virt-latency/virt-latency/blob/main/docs/rules/${rule}.md`,
    ]);
    await client.stop();
  });
});
