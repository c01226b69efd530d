import { kvmHidden } from "../../../server/src/core/rules/domain/kvm-hidden.js";
import { testRule } from "../../support/test-rule.js";

testRule(kvmHidden, {
  valid: {
    "given past libvirt": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <features><kvm><hidden state='on'/></kvm></features>
  <qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='host'/></qemu:commandline>
</domain>`,
    known: `
<domain type='kvm'>
  <name>db</name>
  <features><kvm><hidden state='off'/></kvm></features>
</domain>`,
    "Windows, which asks Hyper-V's interfaces": `
<domain type='kvm'>
  <name>db</name>
  <features>
    <hyperv><relaxed state='on'/></hyperv>
    <kvm><hidden state='on'/></kvm>
  </features>
</domain>`,
    emulation: `
<domain type='qemu'>
  <name>db</name>
  <features><kvm><hidden state='on'/></kvm></features>
</domain>`,
  },
  invalid: {
    "nothing else": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <acpi/>
    <kvm>
      <hidden state='on'/>
                     ^^
    </kvm>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <acpi/>
  </features>
</domain>`,
    },
    "something else": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <kvm>
      <hidden state='on'/>
                     ^^
      <hint-dedicated state='on'/>
    </kvm>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <features>
    <kvm>
      <hint-dedicated state='on'/>
    </kvm>
  </features>
</domain>`,
    },
  },
});
