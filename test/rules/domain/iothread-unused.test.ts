import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { iothreadUnused } from "../../../server/src/core/rules/domain/iothread-unused.js";
import { testRule } from "../../support/test-rule.js";

const guest = (before: string, devices: string): string =>
  `<domain type='kvm'>${before}<devices>${devices}</devices></domain>`;

testRule(iothreadUnused, {
  valid: {
    "none defined": guest("", "<disk><target dev='vda'/></disk>"),
    "a count of none": guest("<iothreads>0</iothreads>", "<disk><target dev='vda'/></disk>"),
    "used by a disk": guest(
      "<iothreads>1</iothreads>",
      "<disk><driver iothread='1'/><target dev='vda'/></disk>",
    ),
    "used by a controller": guest(
      "<iothreads>1</iothreads>",
      "<controller type='scsi' model='virtio-scsi'><driver iothread='1'/></controller>",
    ),
    "used in mappings": guest(
      "<iothreads>2</iothreads>",
      "<disk><driver><iothreads><iothread id='1'/><iothread id='2'/></iothreads></driver></disk>",
    ),
    "used by QEMU arguments": guest(
      "<iothreads>1</iothreads><qemu:commandline><qemu:arg value='virtio-blk-pci,iothread=iothread1'/></qemu:commandline>",
      "",
    ),
  },
  invalid: {
    "nothing uses it": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
             ^
  <devices>
    <disk><driver name='qemu'/><target dev='vda'/></disk>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'>
      <driver iothread='1'/>
    </controller>
  </devices>
</domain>`,
    },
    "more than there are devices: what is left goes": {
      text: `
<domain type='kvm'>
  <iothreads>4</iothreads>
             ^
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
    <disk><driver/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
    <disk><driver iothread='1'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "declared ids": {
      text: `
<domain type='kvm'>
  <iothreads>3</iothreads>
  <iothreadids>
    <iothread id='2'/>
    <iothread id='4'/>
                  ^
    <iothread id='6'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <iothreadids>
    <iothread id='2'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='2'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
    "no device could use it": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <iothreadids>
    <iothread id='1'/>
                  ^
  </iothreadids>
  <devices>
    <disk><target dev='hda'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='hda'/></disk>
  </devices>
</domain>`,
    },
    "no fix for one that <cputune> pins": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
             ^
  <cputune><iothreadpin iothread='1' cpuset='0'/></cputune>
</domain>`,
      fixed: null,
    },
    "no fix where the ids that stay would change": {
      text: `
<domain type='kvm'>
  <iothreads>2</iothreads>
             ^
  <devices><disk><driver iothread='2'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: null,
    },
    "a guest that Nova writes": {
      text: `
<domain type="kvm">
  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>
  <iothreads>1</iothreads>
             ^
  <devices><disk><target dev="vda" bus="virtio"/></disk></devices>
</domain>`,
      fixed: null,
    },
  },
});

describe("an iothread in a guest of Nova", () => {
  it("is a hint, since nobody can set anything else", () => {
    const severityFor = (metadata: string): string | undefined =>
      lint(
        `<domain type='kvm'>${metadata}<iothreads>1</iothreads><devices><disk><target dev='vda' bus='virtio'/></disk></devices></domain>`,
        "libvirt-xml",
      ).findings.find(({ rule }) => rule === iothreadUnused.id)?.severity;
    const nova =
      "<metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>";
    assert.equal(severityFor(nova), "hint");
    assert.equal(severityFor(""), "warning");
  });
});

describe("an iothread that nothing could use", () => {
  const told = (inside: string): readonly string[] =>
    lint(`<domain type='kvm'><iothreads>1</iothreads>${inside}</domain>`, "libvirt-xml")
      .findings.filter(({ rule }) => rule === iothreadUnused.id)
      .map(({ message, severity }) => `${severity}: ${message.replace(/^.*\. /, "")}`);

  it("costs nothing, and no driver is asked to name it", () => {
    const disk = "<disk><target dev='sda' bus='sata'/></disk>";
    const pin = "<cputune><iothreadpin iothread='1' cpuset='0'/></cputune>";
    assert.deepEqual(told(`<devices>${disk}</devices>`), [
      "information: Move a disk there, or take it out.",
    ]);
    assert.deepEqual(told(`${pin}<devices/>`), [
      "information: Take it out with what <cputune> says of it.",
    ]);
  });

  it("is none in a guest that is only begun", () => {
    assert.deepEqual(told(""), ["warning: Name one in a driver's `iothread`."]);
  });

  it("is none where a controller could, for whatever it serves", () => {
    assert.deepEqual(told("<devices><controller type='scsi' model='virtio-scsi'/></devices>"), [
      "warning: Name one in a driver's `iothread`.",
    ]);
  });
});
