import { attributeUnknown } from "../../../server/src/core/rules/domain/attribute-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(attributeUnknown, {
  valid: {
    "namespaces and their attributes": `
<domain type='kvm' xmlns:a='urn:a' a:gadget='1'><name xml:lang='en'>db1</name></domain>`,
    "attributes of another variant of the element": `
<domain type='kvm'>
  <devices><disk type='block'><source file='/dev/x'/><target dev='vda'/></disk></devices>
</domain>`,
    placeholders: "<domain type='kvm'><devices {{ attributes }} @NAME@='1'/></domain>",
    "what is inside of an unknown element": "<domain type='kvm'><gadget speed='1'/></domain>",
    "what a running guest shows": "<domain type='kvm' id='3'><name>db1</name></domain>",
  },
  invalid: {
    "a slip of the pen": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver name="qemu" iothred="1"/><target dev='vda'/></disk>
                                          ^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver name="qemu" iothread="1"/><target dev='vda'/></disk>
  </devices>
  <iothreads>1</iothreads>
</domain>`,
    },
    "one that belongs on a child": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file' cache='none'><target dev='vda'/></disk>
                      ^^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a second one under the right name": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver cache='none' cach='none'/><target dev='vda'/></disk>
                               ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "one whose value would be unknown under the right name": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver cach='nil'/><target dev='vda'/></disk>
                  ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "one that the target is too old for": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver name='qemu' discard_no_unref='on'/><target dev='vda'/></disk>
                                          ^^^^^^^^^^^^^^^^
  </devices>
</domain>`,
      fixed: null,
      settings: { target: { libvirt: "9.0.0" } },
    },
  },
});
