import { diskSingleQueue } from "../../../server/src/core/rules/domain/disk-single-queue.js";
import { testRule } from "../../support/test-rule.js";

const guest = (machine: string, devices: string, vcpu = "<vcpu>4</vcpu>"): string =>
  `<domain type='kvm'>${vcpu}<os><type machine='${machine}'>hvm</type></os><devices>${devices}</devices></domain>`;
const disk = "<disk><driver/><target dev='vda'/></disk>";

testRule(diskSingleQueue, {
  valid: {
    "a controller whose queues are set past libvirt":
      "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><vcpu>4</vcpu><devices><controller type='scsi' index='0' model='virtio-scsi'><driver queues='1'/></controller><disk><target dev='sda'/></disk></devices><qemu:override><qemu:device alias='scsi0'><qemu:frontend><qemu:property name='num_queues' type='unsigned' value='4'/></qemu:frontend></qemu:device></qemu:override></domain>",
    "a newer machine type": guest("pc-q35-5.2", disk),
    "the newest machine type": guest("q35", disk),
    "a vendor's newer machine type": guest("pc-q35-rhel8.4.0", disk),
    "a vendor's machine type that is not known": guest("pc-q35-hirsute", disk),
    "one vCPU": guest("pc-i440fx-4.2", disk, ""),
    "a number of queues": guest(
      "pc-i440fx-4.2",
      "<disk><driver queues='2'/><target dev='vda'/></disk>",
    ),
    "another bus": guest("pc-i440fx-4.2", "<disk><driver/><target dev='hda'/></disk>"),
    "an empty controller": guest("pc-i440fx-4.2", "<controller type='scsi' model='virtio-scsi'/>"),
    "another transport": guest("s390-ccw-virtio-4.2", disk),
  },
  invalid: {
    "disks and a controller": {
      text: `
<domain type='kvm'>
  <vcpu placement='static'>16</vcpu>
  <os><type arch='x86_64' machine='pc-i440fx-2.9'>hvm</type></os>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda' bus='virtio'/></disk>
                                                         ^^^
    <disk type='vhostuser'><driver name='qemu'/><target dev='vdb'/></disk>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu placement='static'>16</vcpu>
  <os><type arch='x86_64' machine='pc-i440fx-2.9'>hvm</type></os>
  <devices>
    <disk><driver name='qemu' iothread='1' queues='8'/><target dev='vda' bus='virtio'/></disk>
    <disk type='vhostuser'><driver name='qemu' queues='8'/><target dev='vdb'/></disk>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' model='virtio-scsi'>
      <driver queues='8'/>
    </controller>
  </devices>
</domain>`,
    },
    "one queue, said on a new machine": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <devices>
    <disk><driver name='qemu' queues='1'/><target dev='vda'/></disk>
                                                       ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <devices>
    <disk><driver name='qemu' queues='4'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
    "a vendor's machine type": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <os><type machine='pc-q35-focal'>hvm</type></os>
  <devices><disk type='block'><driver name='qemu'/><target dev='vda'/></disk></devices>
                                                                ^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <os><type machine='pc-q35-focal'>hvm</type></os>
  <devices><disk type='block'><driver name='qemu' queues='4'/><target dev='vda'/></disk></devices>
</domain>`,
    },
  },
});
