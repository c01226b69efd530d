import { qemuNamespaceUndeclared } from "../../../server/src/core/rules/domain/qemu-namespace-undeclared.js";
import { testRule } from "../../support/test-rule.js";

testRule(qemuNamespaceUndeclared, {
  valid: {
    declared: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:commandline/></domain>`,
    "another name for it": `
<domain type='kvm' xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><q:commandline/></domain>`,
    "declared where it is used": `
<domain type='kvm'><qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'/></domain>`,
  },
  invalid: {
    arguments: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <qemu:commandline>
   ^^^^^^^^^^^^^^^^
    <qemu:arg value='-S'/>
  </qemu:commandline>
</domain>`,
      fixed: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>db</name>
  <qemu:commandline>
    <qemu:arg value='-S'/>
  </qemu:commandline>
</domain>`,
    },
    "several elements": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <qemu:override/>
   ^^^^^^^^^^^^^
  <qemu:commandline/>
</domain>`,
      fixed: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>db</name>
  <qemu:override/>
  <qemu:commandline/>
</domain>`,
    },
  },
});
