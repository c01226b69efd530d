import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { Safety } from "../../../server/src/core/lint/finding.js";
import { type FixAllResult, fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { type Settings, defaultSettings } from "../../../server/src/core/lint/settings.js";

/*
 * A whole guest in which the rules meet: a fix of one changes what the next one sees. Every text here has to be one
 * that libvirt accepts, so no rule of severity error may ever speak.
 */

const slowGuest = `<domain type='kvm'>
  <name>db</name>
  <memory unit='GiB'>8</memory>
  <vcpu placement='static'>4</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu mode='host-passthrough'/>
  <devices>
    <!-- system -->
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' discard='unmap'/>
      <source file='/var/lib/libvirt/images/db.qcow2'/>
      <target dev='sda' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name="qemu" type="raw" io="threads" ioeventfd="off"/>
      <source dev='/dev/vg0/data'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/log'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <disk type='network' device='disk'>
      <driver name='qemu' type='raw' cache='writeback'/>
      <source protocol='rbd' name='vms/archive'/>
      <target dev='vdc' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='writethrough'/>
      <source file='/srv/dumps.raw'/>
      <target dev='sdb' bus='sata' rotation_rate='1'/>
      <address type='drive' controller='0' bus='0' target='0' unit='1'/>
    </disk>
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <target dev='sdc' bus='sata'/>
      <readonly/>
    </disk>
    <controller type='scsi' index='0' model='lsilogic'/>
  </devices>
</domain>
`;

function mend(text: string, ...safeties: Safety[]): FixAllResult {
  return fixAll(text, "libvirt-xml", defaultSettings, { safeties });
}

function rulesIn(text: string, settings: Partial<Settings> = {}): readonly string[] {
  const { failures, findings } = lint(text, "libvirt-xml", { ...defaultSettings, ...settings });
  assert.deepEqual(failures, []);
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe("a slow guest", () => {
  it("is told of each thing once", () => {
    assert.deepEqual(rulesIn(slowGuest), [
      "warning domain/disk-page-cache",
      "information domain/disk-qcow2-thin",
      "warning domain/disk-iothread-missing",
      "warning domain/disk-io-threads",
      "warning domain/ioeventfd-off",
      "warning domain/disk-cache-writethrough",
      "warning domain/disk-bus-emulated",
      "warning domain/scsi-controller-lsi",
    ]);
  });

  it("gets from the safe fixes what no host refuses and no guest sees", () => {
    assert.equal(
      mend(slowGuest, "safe").text,
      slowGuest
        .replace("</vcpu>", "</vcpu>\n  <iothreads>1</iothreads>")
        .replace(
          `type="raw" io="threads" ioeventfd="off"/>`,
          `type="raw" cache="none" io="native" iothread="1"/>`,
        )
        .replace(
          "      <source dev='/dev/vg0/log'/>",
          "      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>\n      <source dev='/dev/vg0/log'/>",
        )
        .replace("type='raw' cache='writeback'/>", "type='raw' cache='writeback' iothread='1'/>"),
    );
  });

  const all = mend(slowGuest, "safe", "needs-care", "guest-visible").text;

  it("gets from all fixes together one text that is right", () => {
    assert.equal(
      all,
      `<domain type='kvm'>
  <name>db</name>
  <memory unit='GiB'>8</memory>
  <vcpu placement='static'>4</vcpu>
  <iothreads>2</iothreads>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu mode='host-passthrough'/>
  <devices>
    <!-- system -->
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none' io='io_uring' discard='unmap'/>
      <source file='/var/lib/libvirt/images/db.qcow2'/>
      <target dev='sda' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name="qemu" type="raw" cache="none" io="native" iothread="1"/>
      <source dev='/dev/vg0/data'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg0/log'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <disk type='network' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' iothread='1'/>
      <source protocol='rbd' name='vms/archive'/>
      <target dev='vdc' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='io_uring' iothread='2'/>
      <source file='/srv/dumps.raw'/>
      <target dev='vdd' bus='virtio'/>
    </disk>
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <target dev='sdc' bus='sata'/>
      <readonly/>
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver iothread='2'/>
    </controller>
  </devices>
</domain>
`,
    );
  });

  it("is left with what no edit can mend, and a second time nothing changes", () => {
    assert.deepEqual(rulesIn(all), ["information domain/disk-qcow2-thin"]);
    assert.deepEqual(mend(all, "safe", "needs-care", "guest-visible"), { text: all, applied: [] });
  });

  it("is left in peace where density is what counts", () => {
    assert.deepEqual(rulesIn(slowGuest, { profile: "density" }), [
      "warning domain/disk-io-threads",
      "warning domain/ioeventfd-off",
      "warning domain/disk-cache-writethrough",
      "warning domain/disk-bus-emulated",
      "warning domain/scsi-controller-lsi",
    ]);
  });

  for (const [name, findings] of [
    [
      "examples/slow-guest.xml",
      [
        "information domain/disk-page-cache",
        "information domain/disk-qcow2-thin",
        "warning domain/disk-iothread-missing",
        "warning domain/disk-io-threads",
        "warning domain/scsi-controller-lsi",
      ],
    ],
    ["examples/fast-guest.xml", []],
  ] as const) {
    it(`has its findings in ${name}`, () => {
      assert.deepEqual(rulesIn(readFileSync(name, "utf8")), findings);
    });
  }
});
