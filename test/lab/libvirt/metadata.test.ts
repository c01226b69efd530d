import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { metadataSuppressionEdit } from "../../../server/src/core/lint/metadata-suppressions.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

/** libvirt's test driver keeps a definition as any driver does, and needs neither a daemon nor QEMU. */
const guest = `<domain type='test'>
  <!-- virt-latency-disable -->
  <name>kept</name>
  <memory unit='MiB'>64</memory>
  <os><type>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='unsafe'/>
      <source dev='/dev/vg0/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const rule = "domain/disk-cache-unsafe";

describe("a suppression in the metadata", () => {
  it("is still there, and counts, after libvirt defined the guest and dropped the comment", () => {
    const edit = metadataSuppressionEdit(parseXml(guest), rule, guest.indexOf("unsafe"));
    assert.ok(edit);
    const folder = mkdtempSync(join(tmpdir(), "virt-latency-metadata-"));
    try {
      const file = join(folder, "guest.xml");
      writeFileSync(file, applyEdits(guest, [edit]));
      const script = `define --validate ${file}; dumpxml kept`;
      const dumped = execFileSync("virsh", ["-q", "-c", "test:///default", script], {
        encoding: "utf8",
      });
      const text = dumped.slice(dumped.indexOf("<domain")).replace("type='test'", "type='kvm'");
      assert.ok(!text.includes("<!--"));
      const rules = lint(text, "libvirt-xml").findings.map((finding) => finding.rule);
      assert.ok(!rules.includes(rule));
      assert.ok(!rules.includes("domain/suppression-unused"));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
