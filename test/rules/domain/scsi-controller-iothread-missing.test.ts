import { scsiControllerIothreadMissing } from "../../../server/src/core/rules/domain/scsi-controller-iothread-missing.js";
import { testRule } from "../../support/test-rule.js";

const guest = (
  controller: string,
  disk = "<disk><target dev='sda'/></disk>",
  before = "",
): string => `<domain type='kvm'>${before}<devices>${disk}${controller}</devices></domain>`;
const virtio = "<controller type='scsi' index='0' model='virtio-scsi'/>";

testRule(scsiControllerIothreadMissing, {
  valid: {
    "it has one": guest(
      "<controller type='scsi' model='virtio-scsi'><driver iothread='1'/></controller>",
      "<disk><target dev='sda'/></disk>",
      "<iothreads>1</iothreads>",
    ),
    "it has a mapping": guest(
      "<controller type='scsi' model='virtio-scsi'><driver><iothreads><iothread id='1'/></iothreads></driver></controller>",
    ),
    "an iothread idles, which another rule reports": guest(
      virtio,
      "<disk><target dev='sda'/></disk>",
      "<iothreads>1</iothreads>",
    ),
    "only a cdrom on it": guest(virtio, "<disk device='cdrom'><target dev='sda'/></disk>"),
    "no disk on it": guest(virtio, "<disk><target dev='sdh'/></disk>"),
    "another model": guest("<controller type='scsi' index='0' model='lsilogic'/>"),
    "no model": guest("<controller type='scsi' index='0'/>"),
  },
  invalid: {
    "none defined": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
     ^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver iothread='1'/>
    </controller>
  </devices>
</domain>`,
    },
    "two controllers, one with a driver": {
      text: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <devices>
    <disk><target dev='sda'/></disk>
    <disk><target dev='sdh'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
     ^^^^^^^^^^
      <driver queues='2'/>
      <address type='pci'/>
    </controller>
    <controller type='scsi' index='1' model='virtio-non-transitional'>
      <address type='pci'/>
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>2</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><target dev='sda'/></disk>
    <disk><target dev='sdh'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver iothread='1' queues='2'/>
      <address type='pci'/>
    </controller>
    <controller type='scsi' index='1' model='virtio-non-transitional'>
      <driver iothread='1'/>
      <address type='pci'/>
    </controller>
  </devices>
</domain>`,
    },
    "beside three disks of an iothread of their own": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreadids>
    <iothread id='7'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='7'/><target dev='vda'/></disk>
    <disk><driver iothread='7'/><target dev='vdb'/></disk>
    <disk><driver iothread='7'/><target dev='vdc'/></disk>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
     ^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreadids>
    <iothread id='7'/>
    <iothread id='1'/>
  </iothreadids>
  <devices>
    <disk><driver iothread='7'/><target dev='vda'/></disk>
    <disk><driver iothread='7'/><target dev='vdb'/></disk>
    <disk><driver iothread='7'/><target dev='vdc'/></disk>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'>
      <driver iothread='1'/>
    </controller>
  </devices>
</domain>`,
    },
  },
});
