import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CodeLens } from "vscode-languageserver/node";
import { type EffectiveXmlResponse, effectiveXmlRequest } from "../../server/src/protocol.js";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const uri = "file:///work/nova/nova.conf";
const command = "client.showXml";

async function startWith(
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<TestClient> {
  const client = await TestClient.start({
    capabilities: modernEditor,
    initializationOptions: { effectiveXmlCommand: command },
    files: new Map(Object.entries(files)),
  });
  await client.open(uri, "nova-conf", text);
  return client;
}

function lenses(client: TestClient, of: string): Promise<CodeLens[]> {
  return client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
    textDocument: { uri: of },
  });
}

function xmlOf(client: TestClient, of: string): Promise<EffectiveXmlResponse> {
  return client.connection.sendRequest<EffectiveXmlResponse>(effectiveXmlRequest, { uri: of });
}

/** The driver of the root disk. */
function driver(response: EffectiveXmlResponse): string | undefined {
  return /<driver[^>]*>/.exec(response?.text ?? "")?.[0];
}

describe("the lens over [libvirt]", () => {
  it("leads to the XML, once", async () => {
    const client = await startWith("[DEFAULT]\n[LibVirt]\nimages_type = raw\n[libvirt]\n");
    assert.deepEqual(await lenses(client, uri), [
      {
        range: onLine(1, 0, 9),
        command: { title: "Disk XML that Nova writes", command, arguments: [uri] },
      },
    ]);
    await client.stop();
  });

  it("is absent without the section, in other languages, and for clients without a command", async () => {
    const client = await startWith("[DEFAULT]\n");
    assert.deepEqual(await lenses(client, uri), []);
    await client.open("file:///work/vm.xml", "libvirt-xml", "<domain type='kvm'/>");
    assert.deepEqual(await lenses(client, "file:///work/vm.xml"), []);
    await client.stop();
    const plain = await TestClient.start({ capabilities: modernEditor });
    await plain.open(uri, "nova-conf", "[libvirt]\n");
    assert.deepEqual(await lenses(plain, uri), []);
    await plain.stop();
  });
});

describe("the XML that Nova writes", () => {
  it("follows the text in the editor and the files beside it", async () => {
    const compute = "file:///work/nova/nova-compute.conf";
    const client = await startWith("[libvirt]\nimages_type = lvm\n", {
      [compute]: "[libvirt]\nimages_type = qcow2\n",
    });
    assert.equal(
      driver(await xmlOf(client, uri)),
      "<driver name='qemu' type='qcow2' cache='none'/>",
    );
    await client.open(compute, "nova-conf", "[libvirt]\nimages_volume_group = vg\n");
    assert.equal(
      driver(await xmlOf(client, uri)),
      "<driver name='qemu' type='raw' cache='none' io='native'/>",
    );
    assert.match(
      (await xmlOf(client, uri))?.text ?? "",
      /images_type = lvm \(nova\.conf:2\)[\s\S]*images_volume_group = vg \(nova-compute\.conf:2\)/,
    );
    await client.change(uri, onLine(1, 14, 17), "flat");
    assert.equal(driver(await xmlOf(client, uri)), "<driver name='qemu' type='raw' cache='none'/>");
    await client.stop();
  });

  it("is nothing for what is no open nova.conf", async () => {
    const client = await startWith("[libvirt]\n");
    await client.open("file:///work/vm.xml", "libvirt-xml", "<domain type='kvm'/>");
    assert.equal(await xmlOf(client, "file:///work/vm.xml"), null);
    assert.equal(await xmlOf(client, "file:///work/other.conf"), null);
    await client.stop();
  });

  it("is not judged as a document of its own", async () => {
    const client = await startWith("[libvirt]\n");
    const shown = await xmlOf(client, uri);
    const virtual = "virt-latency-effective:/nova.conf.disks.xml?x";
    await client.open(virtual, "libvirt-xml", shown?.text ?? "");
    assert.deepEqual(await client.pull(virtual), []);
    await client.stop();
  });
});
