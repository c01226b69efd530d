import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const sound = `<domain type='kvm'>
  <name>db1</name>
  <memory unit='GiB'>8</memory>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg0/db1'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <memballoon model='none'/>
  </devices>
</domain>
`;

const mistakes = [
  {
    name: "a value",
    text: sound.replace("io='native'", "io='nativ'"),
    rule: "domain/value-unknown",
    place: "11:55 nativ",
    isMended: true,
  },
  {
    name: "an attribute",
    text: sound.replace("iothread='1'", "iothred='1'"),
    rule: "domain/attribute-unknown",
    place: "11:63 iothred",
    isMended: true,
  },
  {
    name: "a missing element",
    text: sound.replace(/<target.*>/, ""),
    rule: "domain/element-missing",
    place: "10:6 disk",
    isMended: false,
  },
  {
    name: "an address",
    text: sound.replace(
      "bus='virtio'/>",
      "bus='virtio'/>\n      <address type='pci' domain='0x0000' bus='0x00' slot='0x0g' function='0x0'/>",
    ),
    rule: "domain/value-unknown",
    place: "14:60 0x0g",
    isMended: false,
  },
  {
    name: "an element",
    text: sound.replace("<source", "<sorce"),
    rule: "domain/element-unknown",
    place: "12:8 sorce",
    isMended: true,
  },
];

describe("a mistake that libvirt's schema finds", () => {
  const folder = mkdtempSync(join(tmpdir(), "virt-latency-schema-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("is none where there is none, for both of us", () => {
    assert.deepEqual(complaints(folder, sound), []);
    assert.deepEqual(ofSchema(sound), []);
  });

  for (const { name, text, rule, place, isMended } of mistakes) {
    it(`${name}: libxml2 blames <devices>, we name the place`, () => {
      assert.deepEqual(complaints(folder, text), [
        "Relax-NG validity error : Extra element devices in interleave",
        "9: element devices: Relax-NG validity error : Element domain failed to validate content",
      ]);
      const findings = ofSchema(text);
      assert.deepEqual(
        findings.map((finding) => `${finding.rule} ${placeOf(text, finding.span)}`),
        [`${rule} ${place}`],
      );
      const [fix] = findings.flatMap(({ fixes }) => fixes);
      assert.equal(fix !== undefined, isMended);
      if (fix !== undefined) assert.equal(applyEdits(text, fix.edits), sound);
    });
  }
});

function ofSchema(text: string): ReturnType<typeof lint>["findings"] {
  const { findings, failures } = lint(text, "libvirt-xml", defaultSettings);
  assert.deepEqual(failures, []);
  return findings.filter(({ rule }) => /^domain\/(element|attribute|value)-/.test(rule));
}

function placeOf(text: string, { start, end }: { start: number; end: number }): string {
  const { line, column } = new LineIndex(text).positionAt(start);
  return `${String(line + 1)}:${String(column + 1)} ${text.slice(start, end)}`;
}

/** What the schema that is installed here says of the text. */
function complaints(folder: string, text: string): readonly string[] {
  const file = join(folder, "domain.xml");
  writeFileSync(file, text);
  const schema = "/usr/share/libvirt/schemas/domain.rng";
  const { stderr, error } = spawnSync("xmllint", ["--noout", "--relaxng", schema, file], {
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  const lines = stderr.split("\n").filter((line) => line !== "");
  assert.match(lines.at(-1) ?? "", /(validates|fails to validate)$/);
  return lines.slice(0, -1).map((line) => line.replace(`${file}:`, ""));
}
