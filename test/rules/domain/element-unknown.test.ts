import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { elementUnknown } from "../../../server/src/core/rules/domain/element-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(elementUnknown, {
  valid: {
    "any order": `
<domain type='kvm'>
  <devices><disk type='file'><target dev='vda'/><source file='/a'/><driver name='qemu'/></disk></devices>
  <name>db1</name>
</domain>`,
    "what other programs note in the metadata": `
<domain type='kvm'>
  <metadata><app:gadget xmlns:app='urn:app'><app:x/></app:gadget><gadget/></metadata>
</domain>`,
    "a foreign namespace": "<domain type='kvm' xmlns:a='urn:a'><a:gadget/></domain>",
    "a prefix that is not declared": "<domain type='kvm'><qemu:gadget/></domain>",
    "another default namespace":
      "<domain type='kvm'><devices><x xmlns='urn:x'><y/></x></devices></domain>",
    "a placeholder": "<domain type='kvm'><devices>{{ disks }}<{{ kind }}/></devices></domain>",
    "another hypervisor": "<domain type='xen'><gadget/></domain>",
    "what came in by 11.3": `
<domain type='kvm'>
  <devices><disk><driver><iothreads><iothread id='1'/></iothreads></driver><target dev='vda'/></disk></devices>
</domain>`,
  },
  invalid: {
    "a slip of the pen": {
      text: `
<domain type="kvm">
  <iothreds>2</iothreds>
   ^^^^^^^^
  <devices>
    <disk type="file"><traget dev="vda"/></disk>
                       ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type="kvm">
  <iothreads>2</iothreads>
  <devices>
    <disk type="file"><target dev="vda"/></disk>
  </devices>
</domain>`,
    },
    "a slip in QEMU's namespace": {
      text: `
<domain type='kvm' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'>
  <q:comandline><q:arg value='-snapshot'/></q:comandline>
   ^^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'>
  <q:commandline><q:arg value='-snapshot'/></q:commandline>
</domain>`,
    },
    "one that belongs elsewhere": {
      text: `
<domain type='kvm'>
  <devices><iothreads>2</iothreads></devices>
            ^^^^^^^^^
</domain>`,
      fixed: null,
    },
    "a second one of what may stand there once": {
      text: `
<domain type='kvm'>
  <devices><disk><driver/><drivr/><target dev='vda'/></disk></devices>
                           ^^^^^
</domain>`,
      fixed: null,
    },
    "one whose content would be unknown under the right name": {
      text: `
<domain type='kvm'>
  <devices><disk><drivr gadget='1'/><target dev='vda'/></disk></devices>
                  ^^^^^
</domain>`,
      fixed: null,
    },
    "one that the target is too old for": {
      text: `
<domain type='kvm'>
  <iothreadids><iothread id='1'><poll max='1'/></iothread></iothreadids>
                                 ^^^^
</domain>`,
      fixed: null,
      settings: { target: { libvirt: "9.0" } },
    },
    "a near miss, although the target may know more": {
      text: `
<domain type='kvm'>
  <gadget/>
  <iothreds>2</iothreds>
   ^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <gadget/>
  <iothreads>2</iothreads>
</domain>`,
      settings: { target: { libvirt: "12.6" } },
    },
    "in a guest whose XML a manager writes": {
      text: `
<domain type='kvm'>
  <metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>
  <iothreds>2</iothreds>
   ^^^^^^^^
</domain>`,
      fixed: null,
    },
  },
});

describe("an element that stands too deep", () => {
  it("is told where it belongs, and not mistaken for one of a similar name", () => {
    const text =
      "<domain type='kvm'><devices><pm><suspend-to-mem enabled='no'/></pm></devices></domain>";
    const messages = lint(text, "libvirt-xml").findings.map(({ message }) => message);
    assert.deepEqual(
      messages.map((message) => message.replace(/^.*\. /, "")),
      ["It belongs in <domain>."],
    );
  });
});

describe("an iothread mapping that the target lacks", () => {
  it("is left to the rule that knows what to write instead", () => {
    const text = `<domain type='kvm'><iothreads>2</iothreads><devices>
<disk type='file'><driver name='qemu'><iothreads><iothread id='1'/></iothreads></driver>
<target dev='vda' bus='virtio'/></disk></devices></domain>`;
    const settings = { ...defaultSettings, target: { libvirt: "9.0" } };
    const rules = lint(text, "libvirt-xml", settings).findings.map(({ rule }) => rule);
    assert.ok(rules.includes("domain/iothread-mapping-unsupported"));
    assert.ok(!rules.includes("domain/element-unknown"));
  });
});
