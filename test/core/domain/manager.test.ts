import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { type Settings, defaultSettings } from "../../../server/src/core/lint/settings.js";

function findings(metadata: string, settings: Partial<Settings> = {}): readonly Finding[] {
  return lint(
    `<domain type='kvm'>${metadata}<iothreads>1</iothreads><devices>
<disk type='file'><driver name='qemu' type='qcow2' cache='writethrough'/><target dev='vda'/></disk>
<disk type='block'><driver name='qemu' type='raw' cache='none'/><target dev='sda'/></disk>
<disk type='block'><driver name='qemu' type='raw' cache='none' io='native'/><target dev='hda'/></disk>
</devices></domain>`,
    "libvirt-xml",
    { ...defaultSettings, ...settings },
  ).findings;
}

const nova =
  '<metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>';

const managed: Readonly<Record<string, () => readonly Finding[]>> = {
  Nova: () => findings(nova),
  oVirt: () => findings('<metadata><vm xmlns="http://ovirt.org/vm/1.0"/></metadata>'),
  KubeVirt: () => findings('<metadata><kubevirt xmlns="http://kubevirt.io"/></metadata>'),
  Vagrant: () => findings("<description>Source: /home/u/Vagrantfile</description>"),
  Terraform: () => findings("", { managedBy: "terraform" }),
};

describe("a guest whose XML is written by a manager", () => {
  const own = findings("");

  it("would be mended if it were the user's own", () => {
    assert.deepEqual(
      own.map(({ rule, fixes }) => [rule, fixes.length > 0]),
      [
        ["domain/iothread-unused", true],
        ["domain/disk-qcow2-thin", false],
        ["domain/disk-cache-writethrough", true],
        ["domain/disk-io-threads", true],
        ["domain/scsi-controller-lsi", true],
        ["domain/disk-bus-emulated", true],
      ],
    );
  });

  for (const [name, findingsOf] of Object.entries(managed)) {
    it(`is told the same for ${name}, but offered no edit that would be lost`, () => {
      const found = findingsOf();
      assert.deepEqual(
        found.map(({ rule }) => rule),
        own.map(({ rule }) => rule),
      );
      for (const [index, { fixes, message }] of found.entries()) {
        assert.deepEqual(fixes, []);
        const before = `${own[index]?.message ?? ""} ${name} writes this XML and would overwrite an edit: `;
        assert.equal(message.slice(0, before.length), before);
        assert.match(message.slice(before.length), /^.+\.$/);
      }
    });
  }

  it("is known by its mark, whatever the settings say of guests without one", () => {
    assert.deepEqual(findings(nova, { managedBy: "terraform" }), findings(nova));
  });

  it("is told by name where Nova keeps the setting", () => {
    const homes: Readonly<Record<string, string>> = {
      "domain/iothread-unused": "since 2026.1 Nova defines one iothread",
      "domain/disk-qcow2-thin": "images_type = flat",
      "domain/disk-cache-writethrough": "disk_cachemodes",
      "domain/disk-io-threads": "preallocate_images = space",
      "domain/scsi-controller-lsi": "hw_scsi_model=virtio-scsi",
      "domain/disk-bus-emulated": "hw_disk_bus=virtio",
    };
    for (const { rule, message } of findings(nova)) {
      assert.ok(message.includes(homes[rule] ?? "no home"), `${rule}: ${message}`);
    }
  });

  it("is told that the cache mode decides, where it does", () => {
    const text = (cache: string): string =>
      `<domain type='kvm'>${nova}<devices><disk type='block'><driver name='qemu' type='raw' cache='${cache}' io='threads'/><target dev='vda' bus='virtio'/></disk></devices></domain>`;
    const messageFor = (cache: string): string =>
      lint(text(cache), "libvirt-xml").findings.find(
        ({ rule }) => rule === "domain/disk-io-threads",
      )?.message ?? "";
    assert.match(messageFor("writeback"), /it takes back io='native' where .*disk_cachemodes/);
    assert.doesNotMatch(messageFor("writeback"), /preallocate_images/);
    assert.match(messageFor("none"), /Cinder volumes unless .*use_default_aio_mode_for_volumes/);
  });
});
