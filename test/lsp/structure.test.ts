import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type {
  DocumentSymbol,
  FoldingRange,
  Location,
  Range,
  SelectionRange,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, modernEditor } from "../support/lsp-client.js";

const guest = `<domain type='kvm'>
  <name>db</name>
  <vcpu>4</vcpu>
  <iothreads>2</iothreads>
  <iothreadids>
    <iothread id='1'/>
    <iothread id='2'/>
  </iothreadids>
  <cputune>
    <iothreadpin iothread='1' cpuset='3'/>
  </cputune>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <!-- two
         lines -->
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/a.img'/>
      <target dev='sda' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'><driver iothread='2'/></controller>
    <interface type='network'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <rng model='virtio'/>
  </devices>
</domain>
`;
const nova = `[DEFAULT]
debug = true
[libvirt]
images_type = raw
disk_cachemodes = file=none,
  block=none
rbd_secret_uuid = x
[database]
connection = mysql://u:p@h/nova
`;

const xmlUri = "file:///db.xml";
const novaUri = "file:///etc/nova/nova.conf";
const xml = TextDocument.create(xmlUri, "libvirt-xml", 1, guest);
let client: TestClient;
before(async () => {
  client = await TestClient.start({ capabilities: modernEditor });
  await client.open(xmlUri, "libvirt-xml", guest);
  await client.open(novaUri, "nova-conf", nova);
});
after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
});

const ask = <Result>(method: string, more: object, uri = xmlUri): Promise<Result> =>
  client.connection.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: { uri },
    ...more,
  });

/** The position behind the first occurrence of the words. */
const behind = (words: string) => {
  assert.ok(guest.includes(words), words);
  return { position: xml.positionAt(guest.indexOf(words) + words.length) };
};
const around = ({ start, end }: Range): string => {
  const line = xml.getText({
    start: { line: start.line, character: 0 },
    end: { line: start.line + 1, character: 0 },
  });
  return `${line.slice(0, start.character)}«${xml.getText({ start, end })}»${line.slice(end.character)}`.trim();
};

function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, detail, children = [] }) => [
    `${"  ".repeat(depth)}${name}${detail === undefined ? "" : `: ${detail}`}`,
    ...outline(children, depth + 1),
  ]);
}

describe("document symbols", () => {
  it("are a guest's devices with what decides about latency", async () => {
    assert.deepEqual(outline(await ask<DocumentSymbol[]>("documentSymbol", {})), [
      "db: kvm, 4 vCPUs, q35",
      "  iothreads: 2",
      "  iothreadids: 2 iothread",
      "  cputune: iothreadpin",
      "  disk vda: virtio, raw, cache none, io native, iothread 1",
      "  disk sda: scsi",
      "  scsi controller 0: virtio-scsi, iothread 2",
      "  interface 52:54:00:00:00:01: virtio",
      "  rng: virtio",
    ]);
  });

  it("show inside what they contain", async () => {
    const [domain] = await ask<DocumentSymbol[]>("documentSymbol", {});
    const disk = domain?.children?.find(({ name }) => name === "disk vda");
    assert.ok(disk !== undefined);
    assert.equal(around(disk.selectionRange), "<target dev='«vda»' bus='virtio'/>");
    assert.equal(disk.range.start.line, 17);
    assert.equal(disk.range.end.line, 21);
  });

  it("are nova.conf's sections and options, without secrets", async () => {
    assert.deepEqual(outline(await ask<DocumentSymbol[]>("documentSymbol", {}, novaUri)), [
      "DEFAULT",
      "  debug: true",
      "libvirt",
      "  images_type: raw",
      "  disk_cachemodes: file=none,",
      "  rbd_secret_uuid",
      "database",
      "  connection",
    ]);
  });
});

describe("folding and selection", () => {
  it("fold elements and comments, with their last line to be seen", async () => {
    const folds = await ask<FoldingRange[]>("foldingRange", {});
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 30],
        [4, 6],
        [8, 9],
        [11, 12],
        [14, 29],
        [15, 15],
        [17, 20],
        [22, 25],
      ].filter(([from = 0, to = 0]) => to > from),
    );
    const ofNova = await ask<FoldingRange[]>("foldingRange", {}, novaUri);
    assert.deepEqual(
      ofNova.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 1],
        [2, 6],
        [4, 5],
        [7, 8],
      ],
    );
  });

  it("leave the folding of XML and YAML to the editor, which an empty answer would take away", async () => {
    for (const [language, name] of [
      ["xml", "guest.xml"],
      ["yaml", "values.yaml"],
    ] as const) {
      const other = `file:///folding/${name}`;
      await client.open(other, language, language === "xml" ? guest : "a:\n  b: 1\n");
      assert.equal(await ask("foldingRange", {}, other), null);
    }
  });

  it("selects from the value outwards", async () => {
    const positions = [behind("cache='no").position];
    const [selection] = await ask<SelectionRange[]>("selectionRange", { positions });
    const texts: string[] = [];
    for (let one = selection; one !== undefined; one = one.parent)
      texts.push(xml.getText(one.range));
    assert.deepEqual(texts.slice(0, 4), [
      "none",
      "cache='none'",
      "<driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>",
      texts[3],
    ]);
    assert.ok(texts[3]?.startsWith("\n      <driver") === true);
    assert.ok(texts.every((text, index) => index === 0 || text.includes(texts[index - 1] ?? "!")));
    assert.equal(texts.at(-1), guest.trimEnd());
  });
});

describe("names", () => {
  it("lead from a disk's iothread to its definition, its other users and its pin", async () => {
    const here = behind("io='native' iothread='1");
    const definition = await ask<Location>("definition", here);
    assert.equal(around(definition.range), "<iothread id='«1»'/>");
    const references = await ask<Location[]>("references", {
      ...here,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references.map(({ range }) => around(range)),
      [
        "<iothread id='«1»'/>",
        "<driver name='qemu' type='raw' cache='none' io='native' iothread='«1»'/>",
        "<iothreadpin iothread='«1»' cpuset='3'/>",
      ],
    );
  });

  it("lead from a disk to its controller, and back", async () => {
    const definition = await ask<Location>("definition", behind("controller='0"));
    assert.match(around(definition.range), /^<controller type='scsi' index='«0»' model/);
    const disks = await ask<Location[]>("references", {
      ...behind("<controller type='scsi' index='0"),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      disks.map(({ range }) => around(range)),
      ["<address type='drive' controller='«0»' bus='0' target='0' unit='0'/>"],
    );
  });

  const renamed = async (words: string, newName: string): Promise<string> => {
    const edit = await ask<WorkspaceEdit>("rename", { ...behind(words), newName });
    const [change] = edit.documentChanges ?? [];
    assert.ok(change !== undefined && "edits" in change);
    return TextDocument.applyEdits(
      xml,
      change.edits.flatMap((one) => ("range" in one && "newText" in one ? [one] : [])),
    );
  };

  it("of an iothread change everywhere", async () => {
    assert.equal(
      await renamed("<iothread id='1", "7"),
      guest
        .replace("<iothread id='1'/>", "<iothread id='7'/>")
        .replace("iothread='1'/>", "iothread='7'/>")
        .replace("<iothreadpin iothread='1'", "<iothreadpin iothread='7'"),
    );
    await assert.rejects(renamed("<iothread id='1", "2"), /There is an iothread 2 already\./);
    await assert.rejects(renamed("<iothread id='1", "x"), /a number from 1 on/);
  });

  it("of a target change where no place follows from them", async () => {
    assert.equal(await renamed("dev='vd", "vdb"), guest.replace("dev='vda'", "dev='vdb'"));
    await assert.rejects(renamed("dev='vd", "sdb"), /A name like vda/);
    await assert.rejects(renamed("dev='sd", "sda"), /There is a disk sda already\./);
  });

  it("that are given say so before anybody types", async () => {
    await assert.rejects(
      ask("prepareRename", behind("<controller type='scsi' index='0")),
      /decides where its disks appear/,
    );
    assert.equal(
      around(await ask<Range>("prepareRename", behind("dev='vd"))),
      "<target dev='«vda»' bus='virtio'/>",
    );
    assert.equal(await ask("prepareRename", behind("<name>d")), null);
  });
});

describe("at every prefix of a document", () => {
  it("everything is answered", async () => {
    const uri = "file:///half.xml";
    await client.open(uri, "libvirt-xml", "");
    for (let length = 7; length <= guest.length; length += 7) {
      const end = xml.positionAt(length - 7);
      await client.change(uri, { start: end, end }, guest.slice(length - 7, length));
      const position = xml.positionAt(length);
      const symbols = await ask<DocumentSymbol[]>("documentSymbol", {}, uri);
      assert.ok(Array.isArray(symbols));
      await ask("foldingRange", {}, uri);
      await ask("selectionRange", { positions: [position] }, uri);
      await ask("definition", { position }, uri);
      await ask("references", { position, context: { includeDeclaration: true } }, uri);
    }
  });
});
