import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const guest = `<domain type='kvm'>
  <name>db</name>
  <iothreadids><iothread id='1'/></iothreadids>
  <cputune><iothreadpin iothread='1' cpuset='3'/></cputune>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writethrough' io='threads' iothread='1'/>
      <source dev='/dev/vg/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const onCache = { line: 6, character: 50 };
const onIothread = { line: 6, character: 81 };
const whole = { start: { line: 0, character: 0 }, end: { line: 12, character: 0 } };

const requests: readonly (readonly [string, object])[] = [
  ["hover", { position: onCache }],
  ["completion", { position: onCache }],
  ["codeAction", { range: onLine(6, 50, 50), context: { diagnostics: [] } }],
  ["inlayHint", { range: whole }],
  ["codeLens", {}],
  ["documentSymbol", {}],
  ["foldingRange", {}],
  ["selectionRange", { positions: [onCache] }],
  ["definition", { position: onIothread }],
  ["references", { position: onIothread, context: { includeDeclaration: true } }],
  ["documentHighlight", { position: onIothread }],
  ["prepareRename", { position: onIothread }],
  ["rename", { position: onIothread, newName: "2" }],
];

describe("an answer is for the text as it was asked for, whatever is typed meanwhile", () => {
  for (const [name, more] of requests) {
    it(name, async () => {
      const typed = await answer(name, more, true);
      const waited = await answer(name, more, false);
      assert.ok(waited !== null && (!Array.isArray(waited) || waited.length > 0));
      assert.deepEqual(typed, waited);
    });
  }
});

/** What is answered while the settings of a document are not known yet; with or without a line that is typed meanwhile. */
async function answer(name: string, more: object, types: boolean): Promise<unknown> {
  const client = await TestClient.start({
    capabilities: modernEditor,
    initializationOptions: { benchmarkCommand: "client.benchmark" },
  });
  const uri = "file:///guests/db.xml";
  await client.open(uri, "libvirt-xml", guest);
  const asked = client.connection.sendRequest(`textDocument/${name}`, {
    textDocument: { uri },
    ...more,
  });
  if (types) await client.change(uri, onLine(0, 0, 0), "<!-- a guest -->\n");
  const answered = await asked;
  await client.stop();
  return answered;
}
