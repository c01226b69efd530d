import { threadPinConflict } from "../../../server/src/core/rules/domain/thread-pin-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(threadPinConflict, {
  valid: {
    apart: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0-1'/>
  </cputune>
</domain>`,
    "vCPUs that share several processors": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='0-3'/>
    <emulatorpin cpuset='0-3'/>
  </cputune>
</domain>`,
    "an iothread that no device uses": `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <iothreadpin iothread='1' cpuset='2'/>
  </cputune>
</domain>`,
    "a list that nobody can read": `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='CPUS'/>
  </cputune>
</domain>`,
  },
  invalid: {
    "some are free": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0-3'/>
                         ^^^
  </cputune>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='0-1'/>
  </cputune>
</domain>`,
    },
    "an iothread": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <iothreadpin iothread='1' cpuset='1,3'/>
                                      ^^^
  </cputune>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <iothreadpin iothread='1' cpuset='1'/>
  </cputune>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
    },
    "an iothread that QEMU's arguments may use": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>1</iothreads>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <iothreadpin iothread='1' cpuset='2'/>
                                      ^
  </cputune>
  <qemu:commandline><qemu:arg value='virtio-blk-pci,iothread=iothread1'/></qemu:commandline>
</domain>`,
      fixed: null,
    },
    "none is free": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
    <emulatorpin cpuset='2-3'/>
                         ^^^
  </cputune>
</domain>`,
      fixed: null,
    },
  },
});
