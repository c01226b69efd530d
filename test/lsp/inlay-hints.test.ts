import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InlayHint, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, type TestClientOptions, modernEditor } from "../support/lsp-client.js";

const uri = "file:///vm.xml";

async function hints(
  text: string,
  options: TestClientOptions & { readonly range?: Range; readonly languageId?: string } = {},
): Promise<readonly InlayHint[]> {
  const languageId = options.languageId ?? "libvirt-xml";
  const document = TextDocument.create(uri, languageId, 1, text);
  const client = await TestClient.start({ capabilities: modernEditor, ...options });
  await client.open(uri, languageId, text);
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const found = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
    textDocument: { uri },
    range: options.range ?? whole,
  });
  assert.deepEqual(client.log, []);
  await client.stop();
  return found;
}

/** The text with the hints in it, in `«»`. */
async function drawn(text: string, options?: Parameters<typeof hints>[1]): Promise<string> {
  const found = await hints(text, options);
  const document = TextDocument.create(uri, "xml", 1, text);
  return TextDocument.applyEdits(
    document,
    found.map(({ position, label }) => ({
      range: { start: position, end: position },
      newText: typeof label === "string" ? `«${label}»` : "",
    })),
  );
}

const guest = (devices: string, machine = "q35"): string =>
  `<domain type='kvm'>\n<vcpu>4</vcpu>\n<os><type machine='${machine}'>hvm</type></os>\n<devices>\n${devices}\n</devices>\n</domain>`;

const slow = guest(`<disk type='file'>
  <driver name='qemu' type='raw'/>
  <target dev='sda'/>
</disk>
<disk type='block'>
  <target dev="vda" bus="virtio"/>
</disk>
<controller type='scsi' index='0'/>
<interface type='network'>
</interface>`);

describe("inlay hints in domain XML", () => {
  it("show what is in effect, behind the tag that would say it", async () => {
    assert.equal(
      await drawn(slow),
      guest(`<disk type='file'>
  <driver name='qemu' type='raw'«cache: writeback, io: threads»/>
  <target dev='sda'«bus: scsi»/>
</disk>
<disk type='block'>«type: raw, cache: writeback, io: threads, queues: 4»
  <target dev="vda" bus="virtio"/>
</disk>
<controller type='scsi' index='0'«model: lsilogic»/>
<interface type='network'>«model: rtl8139»
</interface>`),
    );
  });

  it("explain themselves", async () => {
    const [first] = await hints(slow);
    assert.deepEqual(first?.tooltip, {
      kind: "markdown",
      value:
        "`cache` is not set, so `writeback` through the host's page cache.\n\n`io` is not set, so `threads`: a pool of worker threads.",
    });
    assert.equal(first.paddingLeft, true);
  });

  it("leave alone what is written, what holds no data and what a template decides", async () => {
    for (const text of [
      guest(
        "<disk type='block'><driver type='raw' cache='none' io='native' queues='4'/><target dev='vda' bus='virtio'/></disk>",
      ),
      guest("<disk type='file' device='cdrom'><target dev='sda'/></disk>"),
      guest("<disk type='file'><source file='/seed.iso'/><target dev='vdb'/></disk>"),
      guest("<disk type='file'><target dev='vdb'/><readonly/></disk>"),
      guest("<controller type='scsi' index='0'/><controller type='usb'/>"),
      guest(
        "<disk type='file'>{% if fast %}<driver cache='none'/>{% endif %}<target dev='vda'/></disk>",
      ),
      guest("<interface type='hostdev'/>"),
      guest(
        "<disk type='block' device='lun'><driver type='raw'/><target dev='sda' bus='scsi'/></disk>",
      ),
    ]) {
      assert.deepEqual(await hints(text), [], text);
    }
  });

  it("know the machine type's queues, and not those of an unknown one", async () => {
    const disk = "<disk type='network'><driver type='raw'/><target dev='vda' bus='virtio'/></disk>";
    const labels = async (machine: string) =>
      (await hints(guest(disk, machine))).map(({ label }) => label);
    assert.deepEqual(await labels("pc-q35-5.1"), ["queues: 1"]);
    assert.deepEqual(await labels("pc-i440fx-9.0"), ["queues: 4"]);
    assert.deepEqual(await labels("pc-q35-focal"), ["queues: 1"]);
    assert.deepEqual(await labels("pc-q35-rhel10.0.0"), []);
  });

  it("name the interface that libvirt takes on the machine", async () => {
    const labels = async (machine: string) =>
      (await hints(guest("<interface type='network'/>", machine))).map(({ label }) => label);
    assert.deepEqual(await labels("virt-9.0"), ["model: virtio"]);
    assert.deepEqual(await labels("s390-ccw-virtio"), ["model: virtio"]);
    assert.deepEqual(await labels("pseries"), []);
  });

  it("are only those of the range", async () => {
    const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
    assert.deepEqual(
      (await hints(slow, { range })).map(({ label }) => label),
      ["bus: scsi"],
    );
  });

  it("are off by a setting, and in XML that is not libvirt's", async () => {
    const settings = () => ({ inlayHints: { enabled: false } });
    assert.deepEqual(await hints(slow, { settings }), []);
    assert.equal((await hints(slow, { languageId: "xml" })).length, 5);
    assert.deepEqual(await hints("<project><disk/></project>", { languageId: "xml" }), []);
  });

  it("are asked for again when the setting changes", async () => {
    const client = await TestClient.start({
      capabilities: {
        ...modernEditor,
        workspace: { ...modernEditor.workspace, inlayHint: { refreshSupport: true } },
      },
    });
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest("workspace/inlayHint/refresh", () => {
        resolve();
        return null;
      });
    });
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await refreshed;
    await client.stop();
  });

  it("are right at every prefix of a document", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    for (let end = 0; end <= slow.length; end += 1) {
      const path = `file:///${String(end)}.xml`;
      const document = TextDocument.create(path, "libvirt-xml", 1, slow.slice(0, end));
      await client.open(path, "libvirt-xml", document.getText());
      const found = await client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
        textDocument: { uri: path },
        range: { start: { line: 0, character: 0 }, end: document.positionAt(end) },
      });
      for (const { position } of found) assert.ok(document.offsetAt(position) < end);
      await client.close(path);
    }
    assert.deepEqual(client.log, []);
    await client.stop();
  });
});
