import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { offered, withSnippets } from "../support/completion.js";
import { TestClient } from "../support/lsp-client.js";
import { drawMarkers } from "../support/markers.js";

const guest = (disk: string): string =>
  `<domain type='kvm'><iothreads>2</iothreads><devices>${disk}</devices></domain>`;

describe("completion of elements in domain XML", () => {
  it("offers what libvirt allows there and is not there yet, what matters first", async () => {
    const { labels, item } = await offered(
      guest("<disk><|<source file='/a'/><target dev='vda'/></disk>"),
    );
    assert.deepEqual(labels.slice(0, 4), ["address", "backingStore", "blockio", "driver"]);
    assert.ok(!labels.includes("source") && !labels.includes("target"));
    assert.ok(labels.includes("wwn"));
    const { documentation, detail } = item("driver");
    assert.equal(detail, undefined);
    assert.ok(typeof documentation === "object" && documentation.kind === "markdown");
    assert.match(documentation.value, /^`<driver>` in `<disk>`\n\nHow QEMU serves this disk/);
  });

  it("puts what is missing first, and what may be repeated again", async () => {
    const { labels, item } = await offered(guest("<disk>|</disk><disk><target dev='a'/></disk>"));
    assert.equal(labels[0], "target");
    assert.equal(item("target").detail, "required");
    assert.ok((await offered(guest("<disk/>|"))).labels.includes("disk"));
  });

  it("replaces exactly what was typed", async () => {
    const half = guest("<disk>\n  <dri|\n  <source file='/a'/></disk>");
    assert.equal((await offered(half)).after("driver"), half.replace("<dri|", "<driver"));
    const bare = guest("<disk>\n  dri|\n</disk>");
    const { after, item } = await offered(bare);
    assert.equal(after("driver"), bare.replace("dri|", "<driver"));
    assert.equal(item("driver").filterText, "driver");
    const renamed = guest("<disk><dri|vre cache='none'/></disk>");
    assert.equal(
      (await offered(renamed, { capabilities: withSnippets })).after("driver"),
      renamed.replace("<dri|vre", "<driver"),
    );
  });

  it("writes the whole element where the editor takes snippets", async () => {
    const capabilities = withSnippets;
    const inDisk = await offered(guest("<disk><|</disk>"), { capabilities });
    assert.equal(inDisk.after("driver"), guest("<disk><driver $1/>$0</disk>"));
    assert.equal(inDisk.after("target"), guest("<disk><target dev='$1'/>$0</disk>"));
    assert.equal(inDisk.after("serial"), guest("<disk><serial>$0</serial></disk>"));
    assert.equal(inDisk.item("driver").insertTextFormat, 2);
    const inDevices = await offered('<domain type="kvm"><devices>|</devices></domain>', {
      capabilities,
    });
    assert.equal(
      inDevices.after("interface"),
      '<domain type="kvm"><devices><interface type="$1">$0</interface></devices></domain>',
    );
    const clock = await offered("<domain type='kvm'><|", { capabilities });
    assert.equal(clock.after("features"), "<domain type='kvm'><features>$0</features>");
  });

  it("works while tags around it are open", async () => {
    const { labels, after } = await offered(
      "<domain type='kvm'>\n<devices>\n<disk>\n<driver/>\n<tar|",
    );
    assert.ok(labels.includes("target") && !labels.includes("driver"));
    assert.equal(after("target"), "<domain type='kvm'>\n<devices>\n<disk>\n<driver/>\n<target");
    const unfinished =
      "<domain type='kvm'><devices><disk><driver\n<sou|\n<target dev='vda'/></disk>";
    assert.ok((await offered(unfinished)).labels.includes("source"));
  });

  it("ends the innermost open element, unless something else does", async () => {
    const text = "<domain type='kvm'><devices><disk></|";
    assert.equal((await offered(text)).after("/disk"), text.replace("</|", "</disk>"));
    assert.deepEqual((await offered(text)).labels, ["/disk"]);
    assert.equal(
      (await offered("<domain type='kvm'></d|>")).after("/domain"),
      "<domain type='kvm'></domain>",
    );
    const other = { initializationOptions: { closesTags: true } };
    assert.deepEqual((await offered(text, other)).labels, []);
    assert.deepEqual((await offered("<domain type='kvm'><os></|</os></domain>")).labels, []);
  });

  it("begins documents, and knows libvirt's other ones and devices alone", async () => {
    assert.equal((await offered("<|")).after("domain"), "<domain");
    assert.ok((await offered("<volume><name>a</name><|</volume>")).labels.includes("capacity"));
    assert.ok(
      (await offered("<disk type='file'><|<target dev='a'/></disk>")).labels.includes("driver"),
    );
  });

  it("offers what the target has", async () => {
    const old = { settings: () => ({ target: { libvirt: "9.0" } }) };
    const text = guest("<disk><driver><|</driver></disk>");
    assert.ok(!(await offered(text, old)).labels.includes("iothreads"));
    const { item } = await offered(text);
    assert.equal(item("iothreads").detail, "libvirt 11.3 has it, 9.0 does not.");
  });
});

describe("completion of attributes in domain XML", () => {
  it("offers those that are not there yet, what matters first", async () => {
    const { labels, item } = await offered(
      guest("<disk><driver name='qemu' | io='native'/></disk>"),
    );
    assert.deepEqual(labels.slice(0, 4), ["cache", "copy_on_read", "detect_zeroes", "discard"]);
    assert.ok(labels.includes("ats"));
    assert.ok(!labels.includes("name") && !labels.includes("io"));
    assert.equal(item("queues").detail, "Since libvirt 3.9.");
  });

  it("writes name and quotes as the document has them", async () => {
    const text = guest("<disk><driver ca|</disk>");
    assert.equal((await offered(text)).after("cache"), text.replace("ca|", "cache=''"));
    const double = '<domain type="kvm"><cpu mo|/></domain>';
    const { after, item } = await offered(double, {
      capabilities: withSnippets,
      initializationOptions: { suggestCommand: "editor.again" },
    });
    assert.equal(after("mode"), double.replace("mo|", 'mode="$1"$0'));
    assert.deepEqual(item("mode").command, { title: "mode", command: "editor.again" });
    const before = guest("<disk><driver |cache='none'/></disk>");
    assert.equal((await offered(before)).after("io"), before.replace("|", "io='' "));
  });

  it("leaves the value where only the name changes", async () => {
    const text = guest("<disk><driver ca|che='none'/></disk>");
    const { after, labels } = await offered(text);
    assert.equal(after("copy_on_read"), text.replace("ca|che", "copy_on_read"));
    assert.ok(labels.includes("cache"));
  });

  it("offers nothing right behind a value or a slash", async () => {
    for (const text of [guest("<disk><driver io='native'|/></disk>"), guest("<disk><driver /|")]) {
      assert.deepEqual((await offered(text)).labels, [], text);
    }
  });
});

describe("completion of values in domain XML", () => {
  it("offers the best first, each explained", async () => {
    const text = guest("<disk><driver cache='|'/></disk>");
    const { labels, after, item } = await offered(text);
    assert.deepEqual(labels, [
      "none",
      "directsync",
      "writeback",
      "writethrough",
      "unsafe",
      "default",
    ]);
    assert.equal(after("none"), text.replace("|", "none"));
    const { documentation } = item("unsafe");
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /^`cache='unsafe'`: The guest's flushes are dropped\./);
  });

  it("replaces the whole value, and closes what is open", async () => {
    const half = guest("<disk><driver cache='wri|teback' io='native'/></disk>");
    assert.equal((await offered(half)).after("none"), half.replace("wri|teback", "none"));
    const open = guest("<disk>\n<driver cache='no|\n<target dev='vda'/></disk>");
    assert.equal((await offered(open)).after("none"), open.replace("no|", "none'"));
    const bare = guest('<disk>\n<driver cache=|\n<target dev="vda"/></disk>');
    assert.equal((await offered(bare)).after("none"), bare.replace("|", "'none'"));
    const next = guest("<disk><driver cache='| io='native'/></disk>");
    assert.equal((await offered(next)).after("none"), next.replace("|", "none'"));
  });

  it("offers this guest's iothreads with what they serve, and its controllers", async () => {
    const disks =
      "<controller type='scsi' index='3' model='virtio-scsi'/><disk><driver iothread='2'/><target dev='vda'/></disk>";
    const { items } = await offered(
      guest(`${disks}<disk><driver iothread='|'/><target dev='vdb'/></disk>`),
    );
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ["1", "serves nothing yet"],
        ["2", "serves vda"],
      ],
    );
    const address =
      "<disk><target dev='sda' bus='scsi'/><address type='drive' controller='|'/></disk>";
    const controllers = await offered(guest(disks + address));
    assert.deepEqual(
      controllers.items.map(({ label, detail }) => [label, detail]),
      [["3", "virtio-scsi"]],
    );
  });

  it("offers names and numbers that are free", async () => {
    const disks = "<disk><target dev='vda'/></disk><disk><target dev='vdc'/></disk>";
    const free = async (disk: string) => (await offered(guest(disks + disk))).labels;
    assert.deepEqual(await free("<disk><target bus='virtio' dev='|'/></disk>"), ["vdb"]);
    assert.deepEqual(await free("<disk><target dev='|'/></disk>"), ["vdb", "sda"]);
    assert.deepEqual(
      await free("<controller type='scsi' index='0'/><controller type='scsi' index='|'/>"),
      ["1"],
    );
    const ids =
      "<domain type='kvm'><iothreadids><iothread id='1'/><iothread id='|'/></iothreadids></domain>";
    assert.deepEqual((await offered(ids)).labels, ["2"]);
  });

  it("offers only models of the controller's type", async () => {
    const { labels } = await offered(guest("<controller type='scsi' model='|'/>"));
    assert.equal(labels[0], "virtio-scsi");
    assert.ok(!labels.includes("piix3-uhci"));
  });
});

describe("snippets in domain XML", () => {
  const disk = "disk: block device for low latency";
  const text = `<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><target dev='vda'/></disk>
    <|
  </devices>
</domain>`;

  it("write a good disk in this guest's names", async () => {
    const { after, item } = await offered(text, { capabilities: withSnippets });
    assert.equal(
      after(disk),
      text.replace(
        "<|",
        `<disk type='block' device='disk'>
  <driver name='qemu' type='raw' cache='none' io='native' iothread='\${2:1}'/>
  <source dev='/dev/\${1:vg/volume}'/>
  <target dev='vdb' bus='virtio'/>
</disk>$0`,
      ),
    );
    assert.equal(item(disk).filterText, "<disk");
    assert.match(
      after("controller: virtio-scsi"),
      /index='0' model='virtio-scsi'>\n {2}<driver iothread='\$\{1:1\}'\/>/,
    );
    assert.match(after("interface: virtio"), /<model type='virtio'\/>\n<\/interface>\$0/);
  });

  it("name no iothread where there is none, and add one", async () => {
    const none = text.replace("  <iothreads>1</iothreads>\n", "");
    const inDevices = await offered(none, { capabilities: withSnippets });
    assert.match(inDevices.after(disk), /io='native'\/>/);
    const block = await offered("<domain type='kvm'>\n\t<name>a</name>\n\t<|\n</domain>", {
      capabilities: withSnippets,
    });
    assert.equal(
      block.after("iothreads: an iothread with its id"),
      "<domain type='kvm'>\n\t<name>a</name>\n\t<iothreads>1</iothreads>\n<iothreadids>\n\t<iothread id='1'/>\n</iothreadids>$0\n</domain>",
    );
  });

  it("are not for editors that take none", async () => {
    assert.ok(!(await offered(text)).labels.includes(disk));
  });
});

describe("completion beside other things", () => {
  it("is silent in comments, texts, foreign elements and other XML", async () => {
    for (const text of [
      guest("<!-- <dis| -->"),
      guest("<!-- <dis|"),
      "<domain type='kvm'><name>a |</name></domain>",
      "<domain type='kvm'><name><![CDATA[<|]]></name></domain>",
      "<?xml |?><domain type='kvm'/>",
      "<domain type='kvm'><metadata><|</metadata></domain>",
      "<domain type='kvm'><foo |/></domain>",
    ]) {
      assert.deepEqual((await offered(text)).labels, [], text);
    }
    assert.deepEqual((await offered("<project><|</project>", { languageId: "xml" })).labels, []);
  });

  it("does not open in white space and texts by itself", async () => {
    const text = guest("<disk/> |");
    assert.deepEqual((await offered(text, { trigger: " " })).labels, []);
    assert.ok((await offered(text)).labels.includes("disk"));
    assert.ok((await offered(guest("<disk |"), { trigger: " " })).labels.includes("type"));
    assert.ok((await offered(guest("<|"), { trigger: "<" })).labels.includes("disk"));
  });

  it("serves documents of another XML extension, which does not know libvirt's elements", async () => {
    const { labels } = await offered(guest("<disk><|</disk>"), { languageId: "xml" });
    assert.ok(labels.includes("driver"));
  });
});

describe("any place of a half-typed domain", () => {
  const lines = [
    "<?xml version='1.0'?>",
    "<domain type='kvm'>",
    "  <name>db</name> <!-- <disk> -->",
    "  <iothreads>1</iothreads>",
    "  <devices>",
    "    <disk type='block' device=\"disk\">",
    "      <driver name='qemu' iothread = '1'/>",
    "      <target dev='vda' bus='virtio'/>",
    "    </disk>",
    "  </devices>",
    "</domain>",
    "",
  ];
  for (const [name, newline] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    for (const rest of ["nothing", "the rest"] as const) {
      it(`gives edits around the cursor on its line, and hovers around it, before ${rest} (${name})`, async () => {
        const whole = lines.join(newline);
        const client = await TestClient.start({ capabilities: withSnippets });
        for (let end = 0; end <= whole.length; end++) {
          // A line without its end, with the others around it; or the text as far as it is typed.
          const lineEnd = whole.indexOf(newline, end);
          const behind = rest === "nothing" || lineEnd === -1 ? "" : whole.slice(lineEnd);
          const path = `file:///${String(end)}.xml`;
          const document = TextDocument.create(
            path,
            "libvirt-xml",
            1,
            whole.slice(0, end) + behind,
          );
          await client.open(path, "libvirt-xml", document.getText());
          const position = document.positionAt(end);
          for (const { textEdit } of await client.complete(path, position)) {
            assert.ok(textEdit !== undefined && "range" in textEdit);
            const { range } = textEdit;
            assert.equal(range.start.line, position.line);
            assert.equal(range.end.line, position.line);
            const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
            assert.ok(
              from <= end && end <= to,
              drawMarkers(document.getText(), [{ start: from, end: to }]),
            );
          }
          const hover = await client.hover(path, position);
          if (hover?.range !== undefined) {
            const [from, to] = [
              document.offsetAt(hover.range.start),
              document.offsetAt(hover.range.end),
            ];
            assert.ok(from <= end && end <= to);
          }
          await client.close(path);
        }
        assert.deepEqual(client.log, []);
        await client.stop();
      });
    }
  }
});
