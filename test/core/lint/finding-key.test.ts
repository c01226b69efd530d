import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { type FindingKey, findingKeys } from "../../../server/src/core/lint/finding-key.js";
import type { Language } from "../../../server/src/core/lint/recognise.js";

/** What a finding would be about that stands at the first place of `at`, with related places at those of `related`. */
function key(text: string, language: Language, at: string, related: string[] = []): FindingKey {
  const span = (part: string): Finding["span"] => {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  };
  return findingKeys(
    text,
    language,
  )({
    rule: "domain/x",
    severity: "error",
    span: span(at),
    message: "",
    related: related.map((part) => ({ span: span(part), message: "" })),
    fixes: [],
  });
}

const guest = `<domain type='kvm'>
  <name>db</name>
  <iothreadids><iothread id='4'/></iothreadids>
  <cputune><vcpupin vcpu='0' cpuset='1'/></cputune>
  <clock><timer name='hpet' present='yes'/></clock>
  <devices>
    <disk><driver cache='none'/><target dev='vda'/></disk>
    <disk><target dev='vdb'/></disk>
    <controller type='scsi' index='0'/>
    <controller/>
    <interface><mac address='52:54:00:00:00:01'/><model type='e1000'/></interface>
    <hostdev><alias name='ua-gpu'/><driver name='vfio'/></hostdev>
    <memballoon model='virtio'/>
  </devices>
</domain>
`;

describe("the key of a finding in domain XML", () => {
  it("names elements by what they are", () => {
    for (const [at, element] of [
      ["domain", "domain[db]"],
      ["id='4'", "domain[db]/iothreadids/iothread[4]"],
      ["cpuset", "domain[db]/cputune/vcpupin[0]"],
      ["present", "domain[db]/clock/timer[hpet]"],
      ["scsi", "domain[db]/devices/controller[scsi:0]"],
      ["controller/>", "domain[db]/devices/controller"],
      ["memballoon", "domain[db]/devices/memballoon"],
    ] as const) {
      assert.deepEqual(key(guest, "libvirt-xml", at), { element, subjects: [element] });
    }
  });

  it("names a device as a whole, so that a setting may come or go", () => {
    assert.equal(key(guest, "libvirt-xml", "cache='none'").element, "domain[db]/devices/disk[vda]");
    assert.equal(key(guest, "libvirt-xml", "vda").element, "domain[db]/devices/disk[vda]");
    assert.equal(
      key(guest, "libvirt-xml", "e1000").element,
      "domain[db]/devices/interface[52:54:00:00:00:01]",
    );
    assert.equal(key(guest, "libvirt-xml", "vfio").element, "domain[db]/devices/hostdev[ua-gpu]");
  });

  it("names a device that is alone in a file", () => {
    const fragment = "<disk><driver/><target dev='vdz'/></disk>";
    assert.equal(key(fragment, "libvirt-xml", "driver").element, "disk[vdz]/driver");
    assert.equal(key(fragment, "libvirt-xml", "disk").element, "disk[vdz]");
  });

  it("names everything that a finding about the whole guest speaks of", () => {
    assert.deepEqual(key(guest, "libvirt-xml", "vda", ["vda", "vdb"]), {
      element: "domain[db]/devices/disk[vda]",
      subjects: ["domain[db]/devices/disk[vda]", "domain[db]/devices/disk[vdb]"],
    });
  });

  it("names the place alone where the related ones are something else", () => {
    assert.deepEqual(key(guest, "libvirt-xml", "scsi", ["vda"]).subjects, [
      "domain[db]/devices/controller[scsi:0]",
    ]);
  });

  it("takes the uuid of a guest without a name, and nothing outside of every element", () => {
    const text = "<!-- x --><domain><uuid>c7a5</uuid></domain>";
    assert.equal(key(text, "libvirt-xml", "domain").element, "domain[c7a5]");
    assert.equal(key(text, "libvirt-xml", "<!--").element, "");
  });
});

describe("the key of a finding in nova.conf", () => {
  const text = "# x\n[DEFAULT]\npreallocate_images = none\n\n# y\n[libvirt]\nvirt_type=qemu\n# z\n";

  it("is the section and the option", () => {
    for (const [at, element] of [
      ["none", "[DEFAULT] preallocate_images"],
      ["DEFAULT]", "[DEFAULT]"],
      ["qemu", "[libvirt] virt_type"],
      ["# z", "[libvirt] virt_type"],
      ["# x", ""],
    ] as const) {
      assert.equal(key(text, "nova-conf", at).element, element);
    }
  });

  it("is the same for settings inside of a YAML file", () => {
    const yaml =
      "nova_nova_conf_overrides:\n  DEFAULT:\n    preallocate_images: none\n  libvirt:\n    virt_type: qemu\n";
    assert.equal(key(yaml, "nova-yaml", "none").element, "[DEFAULT] preallocate_images");
    assert.equal(key(yaml, "nova-yaml", "qemu").element, "[libvirt] virt_type");
  });
});
