import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const disk = `<disk type='file' device='disk'>
  <driver name='qemu' type='raw' cache='writethrough'/>
  <source file='/srv/a.img'/>
  <target dev='vdb' bus='virtio'/>
</disk>
`;

const documents: Readonly<Record<string, readonly [text: string, rules: readonly string[]]>> = {
  "a device": [disk, ["domain/disk-cache-writethrough"]],
  "a snapshot": [
    "<domainsnapshot><disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>",
    ["domain/snapshot-overlay-thin"],
  ],
  "a status file": ["<domstatus><domain type='kvm' id='1'/></domstatus>", ["domain/runtime-dump"]],
  "a volume": [
    "<volume><name>a</name><capacity>9</capacity><allocation>0</allocation><target/></volume>",
    ["domain/volume-sparse"],
  ],
  "a pool": [
    "<pool type='dir'><name>a</name><features><cow state='yes'/></features></pool>",
    ["domain/pool-cow-enabled"],
  ],
  "a network": [
    "<network><name>a</name><bridge name='b' dely='0'/></network>",
    ["domain/attribute-unknown"],
  ],
  "a checkpoint": ["<domaincheckpoint><nme/></domaincheckpoint>", ["domain/element-unknown"]],
  "a backup": ["<domainbackup><diks/></domainbackup>", ["domain/element-unknown"]],
  capabilities: ["<capabilities><host/><odd/></capabilities>", []],
  "other XML": ["<project><modelVersion></project>", []],
  "other XML with a root that libvirt has too": ["<interface><object></interface>", []],
};

describe("an XML document in the editor", () => {
  for (const [name, [text, rules]] of Object.entries(documents)) {
    it(`that is ${name} is served for what it is`, async () => {
      const client = await TestClient.start({ capabilities: modernEditor });
      const uri = "file:///work/some.xml";
      await client.open(uri, "xml", text);
      assert.deepEqual(
        (await client.pull(uri)).map(({ code }) => code),
        rules,
      );
      await client.stop();
    });
  }

  it("stays libvirt's while its root is being typed anew, and is left alone as another's", async () => {
    const client = await TestClient.start({ capabilities: modernEditor });
    const uri = "file:///work/disk.xml";
    await client.open(uri, "xml", disk);
    const rules = async (): Promise<readonly unknown[]> =>
      (await client.pull(uri)).map(({ code }) => code);
    const before = ["domain/disk-cache-writethrough"];
    assert.deepEqual(await rules(), before);
    // Without source, driver and target it is no disk that anyone could tell from another program's.
    await client.change(uri, onLine(0, 1, 5), "dis");
    assert.deepEqual(await rules(), ["domain/xml-malformed", "domain/xml-malformed"]);
    await client.change(uri, onLine(0, 1, 4), "project");
    assert.deepEqual(await rules(), []);
    await client.change(uri, onLine(0, 1, 8), "disk");
    assert.deepEqual(await rules(), before);
    await client.stop();
  });
});
