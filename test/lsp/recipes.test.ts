import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const uri = "file:///work/vm.xml";
const text = `<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none'/>
      <source file='/images/db.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='io_uring'/>
      <source file='/images/log.img'/>
      <target dev='sda' bus='sata'/>
    </disk>
  </devices>
</domain>
`;
const name = onLine(1, 4, 4);
/** In the source of the SATA disk. */
const source = onLine(13, 10, 10);

const storage = "Set up all storage for low latency (the host must allow io_uring)";
const iothreads = "Attach every disk and controller that can have one to an iothread";
const uring =
  "Use cache='none' and io_uring on all file-backed disks (the host must allow io_uring)";
const move =
  "Move 'sda' to the virtio bus as 'vdb' (the guest sees another device; it needs the virtio-blk driver)";

async function start(content = text, annotations = true): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: {
      ...modernEditor,
      workspace: {
        ...modernEditor.workspace,
        workspaceEdit: {
          documentChanges: true,
          ...(annotations && { changeAnnotationSupport: { groupsOnLabel: true } }),
        },
      },
    },
  });
  await client.open(uri, "xml", content);
  return client;
}

function titles(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title }) => title);
}

function editOf(actions: readonly CodeAction[], title: string): WorkspaceEdit {
  return actions.find((action) => action.title === title)?.edit ?? assert.fail(title);
}

describe("recipes in the editor", () => {
  it("are offered for the guest anywhere in it, for a device inside of it", async () => {
    const client = await start();
    const onName = await client.codeActions(uri, name, ["refactor"]);
    assert.deepEqual(titles(onName), [storage, iothreads, uring]);
    assert.ok(onName.every(({ kind }) => kind === "refactor.rewrite.virt-latency"));
    const onSource = await client.codeActions(uri, source, ["refactor"]);
    assert.deepEqual(titles(onSource), [storage, iothreads, uring, move]);
    await client.stop();
  });

  it("are not offered twice where a quick fix is the same", async () => {
    const client = await start();
    const bus = onLine(14, 32, 32);
    assert.equal(
      titles(await client.codeActions(uri, bus)).filter((one) => one === move).length,
      1,
    );
    await client.stop();
  });

  it("show the changes and ask before they make them", async () => {
    const client = await start();
    const edit = editOf(await client.codeActions(uri, name, ["refactor"]), uring);
    assert.deepEqual(edit, {
      changeAnnotations: {
        question: { label: "Asks before anything is changed", needsConfirmation: true },
        recipe: {
          label: uring,
          description: "needs-care; takes effect when the guest is powered off and on",
        },
      },
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [
            { range: onLine(0, 0, 0), newText: "", annotationId: "question" },
            { range: onLine(7, 49, 49), newText: " io='io_uring'", annotationId: "recipe" },
          ],
        },
      ],
    });
    await client.stop();
  });

  it("are plain edits in a client that cannot ask", async () => {
    const client = await start(text, false);
    const edit = editOf(await client.codeActions(uri, name, ["refactor"]), uring);
    assert.deepEqual(edit, {
      documentChanges: [
        {
          textDocument: { uri, version: 1 },
          edits: [{ range: onLine(7, 49, 49), newText: " io='io_uring'" }],
        },
      ],
    });
    await client.stop();
  });

  it("make every change of theirs in one edit", async () => {
    const client = await start(text, false);
    const { documentChanges: [change] = [] } = editOf(
      await client.codeActions(uri, name, ["refactor"]),
      storage,
    );
    assert.ok(change !== undefined && "edits" in change);
    const edits = change.edits.filter((edit) => "newText" in edit);
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(uri, "xml", 1, text), edits),
      text
        .replace("cache='none'/>", "cache='none' io='io_uring' iothread='1'/>")
        .replace("</name>\n", "</name>\n  <iothreads>1</iothreads>\n"),
    );
    await client.stop();
  });

  it("are not worked out each time the cursor moves", async () => {
    const client = await start();
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: name,
      context: { diagnostics: [], triggerKind: 2 },
    });
    assert.deepEqual(titles(actions), []);
    await client.stop();
  });

  it("are for asking only, in a large document", async () => {
    const padding = `<!-- ${"x".repeat(64 * 1024)} -->\n`;
    const client = await start(text + padding);
    assert.deepEqual(
      titles(await client.codeActions(uri, name)).filter((title) => title === storage),
      [],
    );
    assert.ok(titles(await client.codeActions(uri, name, ["refactor"])).includes(storage));
    await client.stop();
  });

  it("are not offered in what Nova writes, nor where all is done", async () => {
    for (const content of [
      text.replace(
        "  <os>",
        '  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>\n  <os>',
      ),
      "<domain type='kvm'><name>empty</name></domain>",
    ]) {
      const client = await start(content);
      assert.deepEqual(titles(await client.codeActions(uri, source, ["refactor"])), []);
      await client.stop();
    }
  });
});
