import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";

const guest = `<domain type='kvm'>
  <name>db1</name>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writethrough' io='threads'/>
      <source dev='/dev/vg/db1'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

describe("fixAll", () => {
  it("applies safe fixes only, unless more is asked for", () => {
    const safe = fixAll(guest, "libvirt-xml", defaultSettings, { safeties: ["safe"] });
    assert.ok(safe.applied.every(({ fix }) => fix.safety === "safe"));
    assert.equal(safe.text, guest.replace("io='threads'", "io='threads' iothread='1'"));
  });

  it("composes the fixes of several rules on one element without writing anything twice", () => {
    const all = fixAll(guest, "libvirt-xml", defaultSettings, { safeties: ["safe", "needs-care"] });
    assert.equal(
      all.text,
      guest.replace(
        "<driver name='qemu' type='raw' cache='writethrough' io='threads'/>",
        "<driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>",
      ),
    );
  });

  it("changes nothing the second time", () => {
    const choice = { safeties: ["safe", "needs-care"] } as const;
    const once = fixAll(guest, "libvirt-xml", defaultSettings, choice);
    const twice = fixAll(once.text, "libvirt-xml", defaultSettings, choice);
    assert.deepEqual(twice, { text: once.text, applied: [] });
  });

  it("applies one rule alone when asked to", () => {
    const rule = "domain/iothread-unused";
    const { applied } = fixAll(guest, "libvirt-xml", defaultSettings, { safeties: ["safe"], rule });
    assert.deepEqual(
      applied.map((item) => item.rule),
      [rule],
    );
  });

  it("leaves a file alone that is not well-formed", () => {
    const broken = guest.replace("</devices>", "");
    const choice = { safeties: ["safe", "needs-care"] } as const;
    assert.deepEqual(fixAll(broken, "libvirt-xml", defaultSettings, choice), {
      text: broken,
      applied: [],
    });
  });
});
