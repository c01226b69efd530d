import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, modernEditor } from "../support/lsp-client.js";

const uri = "file:///etc/openstack_deploy/user_variables.yml";
const map = `nova_nova_conf_overrides:
  libvirt:
    images_type: qcow2
    disk_cachemodes: "file=unsafe"
`;
const block = `kind: Nova
spec:
  customServiceConfig: |
    [libvirt]
    ima
    disk_cachemodes = file=none,
`;

async function open(text: string, languageId = "yaml"): Promise<TestClient> {
  const client = await TestClient.start({ capabilities: modernEditor });
  await client.open(uri, languageId, text);
  return client;
}

describe("settings of Nova in an editor's YAML", () => {
  it("get diagnostics and fixes at their place", async () => {
    for (const languageId of ["yaml", "ansible"]) {
      const client = await open(map, languageId);
      const diagnostics = await client.pull(uri);
      const diagnostic = diagnostics.find(({ code }) => code === "nova/cache-unsafe");
      assert.ok(diagnostic !== undefined);
      assert.deepEqual(diagnostic.range, {
        start: { line: 3, character: 27 },
        end: { line: 3, character: 33 },
      });
      const actions = await client.codeActions(uri, diagnostic.range);
      const fix = actions.find(({ title }) => title.startsWith("Use file=none"));
      const [change] = fix?.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && "edits" in change);
      const edits = change.edits.filter((edit) => "newText" in edit);
      const document = TextDocument.create(uri, "yaml", 1, map);
      assert.equal(TextDocument.applyEdits(document, edits), map.replace("unsafe", "none"));
      assert.deepEqual(client.log, []);
      await client.stop();
    }
  });

  it("are explained on hover", async () => {
    const client = await open(map);
    const hover = await client.hover(uri, { line: 2, character: 6 });
    assert.deepEqual(hover?.range, {
      start: { line: 2, character: 4 },
      end: { line: 2, character: 15 },
    });
    assert.match(JSON.stringify(hover.contents), /Where the guests' own disks live/);
    const value = await client.hover(uri, { line: 2, character: 18 });
    assert.match(JSON.stringify(value?.contents), /`qcow2`: A thin overlay/);
    await client.stop();
  });

  it("are completed in block scalars", async () => {
    const client = await open(block);
    const document = TextDocument.create(uri, "yaml", 1, block);
    const complete = async (line: number, character: number, label: string): Promise<string> => {
      const items = await client.complete(uri, { line, character });
      const item = items.find((one) => one.label === label);
      assert.ok(item?.textEdit !== undefined && "range" in item.textEdit, label);
      return TextDocument.applyEdits(document, [item.textEdit]);
    };
    assert.equal(await complete(4, 7, "images_type"), block.replace("ima\n", "images_type = \n"));
    assert.equal(
      await complete(5, 32, "network=writeback"),
      block.replace("none,", "none,network=writeback"),
    );
    assert.deepEqual(await client.complete(uri, { line: 1, character: 2 }), []);
    await client.stop();
  });

  it("leave other YAML alone", async () => {
    const client = await open("services:\n  web:\n    image: x\n");
    assert.deepEqual(await client.pull(uri), []);
    assert.equal(await client.hover(uri, { line: 0, character: 2 }), null);
    assert.deepEqual(await client.complete(uri, { line: 0, character: 2 }), []);
    assert.deepEqual(client.log, []);
    await client.stop();
  });
});
