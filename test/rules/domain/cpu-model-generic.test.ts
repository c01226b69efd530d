import { cpuModelGeneric } from "../../../server/src/core/rules/domain/cpu-model-generic.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuModelGeneric, {
  valid: {
    "given past libvirt": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <cpu><model>Penryn</model></cpu>
  <qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='host'/></qemu:commandline>
</domain>`,
    "a named model": `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='custom'><model>Skylake-Server</model></cpu>
</domain>`,
    "the host": `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='host-model'><model>qemu64</model></cpu>
</domain>`,
    emulation: `
<domain type='qemu'>
  <name>db</name>
  <cpu><model>qemu64</model></cpu>
</domain>`,
  },
  invalid: {
    "as libvirt writes it": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='custom' match='exact' check='none'>
    <model fallback='forbid'>qemu64</model>
                             ^^^^^^
    <topology sockets='1' cores='2' threads='1'/>
  </cpu>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='host-model' check='none'>
    <topology sockets='1' cores='2' threads='1'/>
  </cpu>
</domain>`,
    },
    "without a mode": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <cpu>
    <model>Penryn</model>
           ^^^^^^
  </cpu>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <cpu mode='host-model'>
  </cpu>
</domain>`,
    },
  },
});
