import { cpuModelMissing } from "../../../server/src/core/rules/domain/cpu-model-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuModelMissing, {
  valid: {
    "given past libvirt": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <os><type arch='x86_64'>hvm</type></os>
  <qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='host'/></qemu:commandline>
</domain>`,
    "a model": `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu><model>Skylake-Server</model></cpu>
</domain>`,
    "a mode": `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu mode='host-model'/>
</domain>`,
    emulation: `
<domain type='qemu'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
</domain>`,
    "another architecture": `
<domain type='kvm'>
  <name>db</name>
  <os><type arch='aarch64'>hvm</type></os>
</domain>`,
    "a guest that is only begun": `
<domain type='kvm'><name>db</name></domain>`,
  },
  invalid: {
    "no <cpu>": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <features>
    <acpi/>
  </features>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <features>
    <acpi/>
  </features>
  <cpu mode='host-passthrough' check='none' migratable='on'/>
</domain>`,
    },
    "only a topology": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu>
   ^^^
    <topology sockets='1' cores='2' threads='1'/>
  </cpu>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu mode='host-passthrough' check='none' migratable='on'>
    <topology sockets='1' cores='2' threads='1'/>
  </cpu>
</domain>`,
    },
    "an old libvirt": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
</domain>`,
      settings: { target: { libvirt: "6.0" } },
      fixed: `
<domain type='kvm'>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <cpu mode='host-passthrough' check='none'/>
</domain>`,
    },
    "a guest of 32 bits, whose QEMU may not know of migratable": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <os>
    <type arch='i686' machine='pc'>hvm</type>
  </os>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os>
    <type arch='i686' machine='pc'>hvm</type>
  </os>
  <cpu mode='host-passthrough' check='none'/>
</domain>`,
    },
  },
});
