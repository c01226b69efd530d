import { threadPinMissing } from "../../../server/src/core/rules/domain/thread-pin-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(threadPinMissing, {
  valid: {
    "no vCPU is pinned": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <shares>1024</shares>
  </cputune>
</domain>`,
    "all are pinned": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0'/>
  </cputune>
</domain>`,
    "libvirt places the others": `
<domain type='kvm'>
  <name>db</name>
  <vcpu cpuset='0-3'>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
    "an iothread that nothing uses": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0'/>
  </cputune>
</domain>`,
  },
  invalid: {
    "the emulator": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
     ^^^^^^^
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
</domain>`,
      fixed: null,
    },
    "an iothread": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
     ^^^^^^^
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0'/>
  </cputune>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
