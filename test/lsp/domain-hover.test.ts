import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, type TestClientOptions, modernEditor } from "../support/lsp-client.js";

const uri = "file:///vm.xml";
const documentation = "[libvirt's documentation](https://libvirt.org/formatdomain.html";

/** What is shown at `|`: the place and the paragraphs. */
async function hoverAt(
  marked: string,
  options: TestClientOptions & { readonly languageId?: string } = {},
): Promise<{ place: string; lines: readonly string[] } | null> {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "The text has no cursor.");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const languageId = options.languageId ?? "libvirt-xml";
  const document = TextDocument.create(uri, languageId, 1, text);
  const client = await TestClient.start({ capabilities: modernEditor, ...options });
  await client.open(uri, languageId, text);
  const hover = await client.hover(uri, document.positionAt(offset));
  assert.deepEqual(client.log, []);
  await client.stop();
  if (hover === null) return null;
  const { range, contents } = hover;
  assert.ok(range !== undefined && typeof contents === "object" && "value" in contents);
  return { place: document.getText(range), lines: contents.value.split(/\n+/) };
}

const domain = (devices: string): string =>
  `<domain type='kvm'>\n  <vcpu>4</vcpu>\n  <devices>\n${devices}\n  </devices>\n</domain>\n`;

describe("hover in domain XML", () => {
  it("explains a value, its attribute, the choices and the default", async () => {
    const found = await hoverAt(
      domain("<disk><driver cache='wri|teback'/><target dev='vda'/></disk>"),
    );
    assert.equal(found?.place, "writeback");
    const [value, attribute, choices, absent, link] = found.lines;
    assert.match(value ?? "", /^`cache='writeback'`: Through the host's page cache\./);
    assert.match(attribute ?? "", /^`cache` of `<driver>`: Whether requests go through/);
    assert.equal(
      choices,
      "One of `none`, `directsync`, `writeback`, `writethrough`, `unsafe` or `default`.",
    );
    assert.equal(absent, "Not written: `writeback`; `none` for a `<shareable/>` disk.");
    assert.equal(link, `${documentation}#hard-drives-floppy-disks-cdroms)`);
  });

  it("stays on the name of an attribute", async () => {
    const found = await hoverAt(domain('<disk><driver que|ues="4"/><target dev="vda"/></disk>'));
    assert.equal(found?.place, "queues");
    assert.match(found.lines[0] ?? "", /^`queues` of `<driver>`: How many queues/);
    assert.ok(found.lines.includes("Since libvirt 3.9."));
  });

  it("tells what is in effect without being written, for a disk as it is", async () => {
    const disk = "<disk type='file'>\n<dri|ver name='qemu'/>\n<target dev='vda'/>\n</disk>";
    const found = await hoverAt(domain(disk));
    assert.equal(found?.place, "driver");
    assert.deepEqual(
      found.lines.filter((line) => line.startsWith("- ")),
      [
        "- `type` is not set, so `raw`, whatever the image is.",
        "- `cache` is not set, so `writeback` through the host's page cache.",
        "- `io` is not set, so `threads`: a pool of worker threads.",
        "- `iothread` is not set, so QEMU's main loop serves it.",
        "- `queues` is not set, so `4`: one queue for each vCPU.",
      ],
    );
    const shared =
      "<disk type='block'><driver type='raw' io='threads'/><target dev='sda'/><shareable/></d|isk>";
    assert.deepEqual(
      (await hoverAt(domain(shared)))?.lines.filter((line) => line.startsWith("- ")),
      [
        "- `<target bus>` is not set, so `scsi`, by the name sda.",
        "- `<driver cache>` is not set, so `none` since the disk is shareable: past the host's page cache.",
      ],
    );
  });

  it("knows the queues of old machine types, and none of a vendor's", async () => {
    const queues = async (machine: string): Promise<string | undefined> => {
      const text = `<domain type='kvm'><vcpu current='2'>8</vcpu><os><type machine='${machine}'>hvm</type></os><devices><disk type='network'><dri|ver type='raw'/><target dev='vda'/></disk></devices></domain>`;
      return (await hoverAt(text))?.lines.find((line) => line.startsWith("- `queues`"));
    };
    assert.equal(await queues("pc-q35-5.1"), "- `queues` is not set, so `1`: one queue.");
    assert.equal(
      await queues("pc-q35-9.0"),
      "- `queues` is not set, so `2`: one queue for each vCPU.",
    );
    assert.equal(await queues("pc-q35-rhel9.4.0"), undefined);
  });

  it("tells the emulated cards of controllers and interfaces without a model", async () => {
    const controller = await hoverAt(
      domain("<contr|oller type='scsi'/><disk><target dev='sda' bus='scsi'/></disk>"),
    );
    assert.ok(
      controller?.lines.includes(
        "- `model` is not set, so `lsilogic`, an emulated card without iothread and queues.",
      ),
    );
    const card = await hoverAt(
      domain("<inter|face type='network'><source network='n'/></interface>"),
    );
    assert.ok(card?.lines.includes("- `<model type>` is not set, so `rtl8139`, an emulated card."));
  });

  it("says from which libvirt on there is something, and what the target makes of it", async () => {
    const options = { settings: () => ({ target: { libvirt: "6.0" } }) };
    const found = await hoverAt(
      domain("<disk><driver io='io_|uring'/><target dev='vda'/></disk>"),
      options,
    );
    assert.ok(
      found?.lines.includes(
        "Since libvirt 6.3. **Your target, libvirt 6.0, drops or refuses it.**",
      ),
    );
    const schemaOnly = await hoverAt(
      domain("<interface type='user'><bac|kend type='passt'/></interface>"),
    );
    assert.equal(schemaOnly?.place, "backend");
  });

  it("gives what the schema has of elements that do not matter to latency", async () => {
    const found = await hoverAt(domain("<sou|nd model='ich9'/>"));
    assert.deepEqual(found, {
      place: "sound",
      lines: [
        "`<sound>` in `<devices>`",
        "Attributes: `model`, `multichannel` or `streams`.",
        "Inside: `<acpi>`, `<address>`, `<alias>`, `<audio>`, `<codec>` or `<driver>`.",
        `${documentation}#sound-devices)`,
      ],
    });
  });

  it("is there in end tags, in text, in devices alone and in other documents of libvirt's", async () => {
    assert.equal(
      (await hoverAt("<domain type='kvm'><iothreads>|2</iothreads></domain>"))?.place,
      "2",
    );
    assert.equal(
      (await hoverAt("<domain type='kvm'><iothreads>2</ioth|reads></domain>"))?.place,
      "iothreads",
    );
    const alone = await hoverAt(
      "<disk type='file'><driver cac|he='none'/><target dev='vda'/></disk>",
    );
    assert.match(alone?.lines[0] ?? "", /^`cache` of `<driver>`: Whether/);
    const volume = await hoverAt("<volume><name>a</name><capa|city>1</capacity></volume>");
    assert.equal(
      volume?.lines.at(-1),
      "[libvirt's documentation](https://libvirt.org/formatstorage.html)",
    );
  });

  it("adds why a finding at the place is one", async () => {
    const pages = new Map([
      ["domain/disk-cache-unsafe", "# x\n\n## Why\n\nA crash of the host\nloses data.\n"],
    ]);
    const disk =
      "<disk type='file'><driver cache='un|safe'/><target dev='vda' bus='virtio'/></disk>";
    const found = await hoverAt(domain(disk), { pages });
    assert.deepEqual(found?.lines.slice(-2), [
      "---",
      "**domain/disk-cache-unsafe**: A crash of the host loses data.",
    ]);
  });

  it("serves documents of another XML extension as well", async () => {
    const found = await hoverAt(domain("<memb|alloon model='none'/>"), { languageId: "xml" });
    assert.equal(found?.place, "memballoon");
    assert.equal(await hoverAt("<project><di|sk/></project>", { languageId: "xml" }), null);
  });

  it("says nothing in comments, in white space, in metadata and of what libvirt does not know", async () => {
    for (const text of [
      domain("<!-- <dis|k> -->"),
      domain(" | <disk><target dev='vda'/></disk>"),
      "<domain type='kvm'><metadata><a:dis|k xmlns:a='urn:a'/></metadata></domain>",
      domain("<disk fo|o='1'><target dev='vda'/></disk>"),
      domain("<dis|c/>"),
    ]) {
      const settings = () => ({ rules: {} });
      assert.equal(await hoverAt(text, { settings }), null, text);
    }
  });
});
