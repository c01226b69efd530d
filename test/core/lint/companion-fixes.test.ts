import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { composeEdits } from "../../../server/src/core/text/compose-edits.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const guest = (driver: string, extra = ""): string => `<domain type='kvm'>
  <name>db</name>
${extra}  <vcpu>4</vcpu>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' ${driver}/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

function offered(text: string, rule: string): { title: string; safety: string; after: string }[] {
  return lint(text, "libvirt-xml")
    .findings.filter((finding) => finding.rule === rule)
    .flatMap(({ fixes }) => fixes)
    .map(({ title, safety, edits }) => ({ title, safety, after: applyEdits(text, edits) }));
}

describe("fixes that libvirt then obeys", () => {
  it("stay as they are where nothing comes of it", () => {
    const text = guest("cache='none' iothred='1'", "  <iothreads>1</iothreads>\n");
    assert.deepEqual(offered(text, "domain/attribute-unknown"), [
      {
        title: "Rename to 'iothread' (libvirt then obeys it)",
        safety: "needs-care",
        after: text.replace("iothred", "iothread"),
      },
    ]);
  });

  it("bring along what mends the error that they would cause", () => {
    const text = guest("cache='none' iothred='1'");
    assert.deepEqual(offered(text, "domain/attribute-unknown"), [
      {
        title: "Rename to 'iothread', and define iothread 1 (libvirt then obeys it)",
        safety: "needs-care",
        after: guest("cache='none' iothread='1'").replace(
          "</vcpu>\n",
          "</vcpu>\n  <iothreads>1</iothreads>\n",
        ),
      },
    ]);
  });

  it("are offered for so many findings only, and for fewer in a large text", () => {
    const disk = "<disk><driver name='qemu' iothred='1'/></disk>\n";
    const many = `<domain type='kvm'>\n<devices>\n${disk.repeat(70)}</devices>\n</domain>\n`;
    const large = `<!--${"x".repeat(2 * 1024 * 1024)}-->\n${many}`;
    const renamed = [many, large].map((text) => offered(text, "domain/attribute-unknown").length);
    assert.deepEqual(renamed, [64, 2]);
  });

  it("do so in one place as well", () => {
    const [fix] = offered(guest("io='nativ'"), "domain/value-unknown");
    assert.equal(fix?.after, guest("cache='none' io='native'"));
    assert.match(
      fix.title,
      /, and use cache='none' on 'vda' \(.*; its storage must support O_DIRECT\)$/,
    );
  });
});

describe("composeEdits", () => {
  const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });

  it("does at once what two sets of edits do one after the other", () => {
    const text = "0123456789";
    for (const [first, second] of [
      [[edit(2, 4, "ab")], [edit(6, 6, "X")]],
      [[edit(2, 4, "")], [edit(1, 3, "X"), edit(7, 8, "")]],
      [[edit(0, 0, "abc"), edit(5, 5, "d")], [edit(1, 9, "X")]],
      [[edit(10, 10, "end")], [edit(12, 13, "")]],
      [[], [edit(3, 3, "X")]],
    ] as const) {
      const once = applyEdits(applyEdits(text, first), second);
      assert.equal(applyEdits(text, composeEdits(text, first, second)), once);
    }
  });

  it("touches no more than they do", () => {
    assert.deepEqual(composeEdits("0123456789", [edit(2, 3, "ab")], [edit(8, 9, "")]), [
      edit(2, 3, "ab"),
      edit(7, 8, ""),
    ]);
  });
});
