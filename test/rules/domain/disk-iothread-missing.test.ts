import { diskIothreadMissing } from "../../../server/src/core/rules/domain/disk-iothread-missing.js";
import { testRule } from "../../support/test-rule.js";

const guest = (disk: string, before = ""): string =>
  `<domain type='kvm'>${before}<devices>${disk}</devices></domain>`;
const target = "<target dev='vda' bus='virtio'/>";

testRule(diskIothreadMissing, {
  valid: {
    "a template that fills in the number of iothreads": `
<domain type='kvm'>
  <iothreads>{{ count }}</iothreads>
  <devices><disk><driver type='raw'/><target dev='vda'/></disk></devices>
</domain>`,
    "it has one": guest(`<disk><driver iothread='1'/>${target}</disk>`, "<iothreads>1</iothreads>"),
    "it has a mapping": guest(
      `<disk><driver><iothreads><iothread id='1'/></iothreads></driver>${target}</disk>`,
      "<iothreads>1</iothreads>",
    ),
    "an iothread idles, which another rule reports": guest(
      `<disk>${target}</disk>`,
      "<iothreads>1</iothreads>",
    ),
    "another bus": guest("<disk><target dev='sda' bus='scsi'/></disk>"),
    cdrom: guest(`<disk device='cdrom'>${target}</disk>`),
    "read-only": guest(`<disk>${target}<readonly/></disk>`),
    "a seed image": guest(`<disk><source file='/x/seed.iso'/>${target}</disk>`),
    "vhost-user": guest(`<disk type='vhostuser'>${target}</disk>`),
    "vhost-vdpa": guest(`<disk type='vhostvdpa'>${target}</disk>`),
    "attached by QEMU arguments": guest(
      `<disk>${target}</disk>`,
      "<qemu:commandline><qemu:arg value='device.virtio-disk0.iothread=io1'/></qemu:commandline>",
    ),
  },
  invalid: {
    "none defined": {
      text: `
<domain type='kvm'>
  <memory unit='KiB'>1048576</memory>
  <vcpu placement='static'>4</vcpu>
  <os/>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' discard='unmap' queues='2'/>
       ^^^^^^
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memory unit='KiB'>1048576</memory>
  <vcpu placement='static'>4</vcpu>
  <iothreads>1</iothreads>
  <os/>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' discard='unmap' iothread='1' queues='2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    },
    "a network disk beside one that has an iothread shares it": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk type='network'><target dev='vdb'/></disk>
                                      ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
    <disk type='network'><driver name='qemu' iothread='1'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "ioeventfd='off' goes, since QEMU refuses it beside an iothread": {
      text: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <devices>
    <disk><driver ioeventfd='off'/><target dev='vda'/></disk>
           ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>1</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
    "more than three disks get a second iothread": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <devices>
    <disk><driver type='raw'/><target dev='vda'/></disk>
           ^^^^^^
    <disk><driver type='raw'/><target dev='vdb'/></disk>
    <disk><driver type='raw'/><target dev='vdc'/></disk>
    <disk><driver type='raw'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver type='raw' iothread='1'/><target dev='vda'/></disk>
    <disk><driver type='raw' iothread='2'/><target dev='vdb'/></disk>
    <disk><driver type='raw' iothread='1'/><target dev='vdc'/></disk>
    <disk><driver type='raw' iothread='2'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
    },
    "no more iothreads than vCPUs": {
      text: `
<domain type='kvm'>
  <name>small</name>
  <devices>
    <disk><driver type='raw'/><target dev='vda'/></disk>
           ^^^^^^
    <disk><driver type='raw'/><target dev='vdb'/></disk>
    <disk><driver type='raw'/><target dev='vdc'/></disk>
    <disk><driver type='raw'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>small</name>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver type='raw' iothread='1'/><target dev='vda'/></disk>
    <disk><driver type='raw' iothread='1'/><target dev='vdb'/></disk>
    <disk><driver type='raw' iothread='1'/><target dev='vdc'/></disk>
    <disk><driver type='raw' iothread='1'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
    },
    "a guest that KubeVirt writes": {
      text: `
<domain type="kvm">
  <metadata><kubevirt xmlns="http://kubevirt.io"></kubevirt></metadata>
  <devices><disk><target dev="vda" bus="virtio"></target></disk></devices>
                              ^^^
</domain>`,
      fixed: null,
    },
  },
});
