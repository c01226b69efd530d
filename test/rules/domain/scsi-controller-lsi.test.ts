import { scsiControllerLsi } from "../../../server/src/core/rules/domain/scsi-controller-lsi.js";
import { testRule } from "../../support/test-rule.js";

const guest = (devices: string, os = ""): string =>
  `<domain type='kvm'>${os}<devices>${devices}</devices></domain>`;
const scsiDisk = "<disk><target dev='sda' bus='scsi'/></disk>";

testRule(scsiControllerLsi, {
  valid: {
    "virtio-scsi": guest(`${scsiDisk}<controller type='scsi' index='0' model='virtio-scsi'/>`),
    "only a cdrom on it": guest(
      "<disk device='cdrom'><target dev='sda' bus='scsi'/></disk><controller type='scsi'/>",
    ),
    "no disk on it": guest("<controller type='scsi' index='0' model='lsilogic'/>"),
    "another emulated controller": guest(
      `${scsiDisk}<controller type='scsi' index='0' model='lsisas1068'/>`,
    ),
    "pseries, where the default is another": guest(
      scsiDisk,
      "<os><type arch='ppc64le' machine='pseries-7.2'>hvm</type></os>",
    ),
    "s390x, where the default is virtio-scsi": guest(
      scsiDisk,
      "<os><type machine='s390-ccw-virtio'>hvm</type></os>",
    ),
    "Arm, where the default depends on libvirt's version": guest(
      scsiDisk,
      "<os><type arch='aarch64' machine='virt'>hvm</type></os>",
    ),
    "a SATA disk of that name": guest("<disk><target dev='sda' bus='sata'/></disk>"),
  },
  invalid: {
    written: {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='lsilogic'/>
                                             ^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "without a model": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' index='0'>
     ^^^^^^^^^^
      <address type='pci' slot='0x05'/>
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <address type='pci' slot='0x05'/>
    </controller>
  </devices>
</domain>`,
    },
    "model='auto'": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='auto'/>
     ^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "added by libvirt, beside a virtio-scsi one that the disk is not on": {
      text: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <disk><target dev='sdh' bus='scsi'/></disk>
                                 ^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='scsi' index='1' model='virtio-scsi'/>
    <disk><target dev='sdh' bus='scsi'/></disk>
  </devices>
</domain>`,
    },
    "added by libvirt for a disk with an address": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='sda'/>
                   ^^^
      <address type='drive' controller='2' unit='3'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='sda'/>
      <address type='drive' controller='2' unit='3'/>
    </disk>
    <controller type='scsi' index='2' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "two disks on one controller are one finding": {
      text: `
<domain type='qemu'>
  <devices>
    <disk><target dev='sda'/></disk>
    <disk device='lun'><target dev='sdb'/></disk>
    <disk device='cdrom'><target dev='sdc'/></disk>
    <controller type='scsi'/>
     ^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='qemu'>
  <devices>
    <disk><target dev='sda'/></disk>
    <disk device='lun'><target dev='sdb'/></disk>
    <disk device='cdrom'><target dev='sdc'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "a guest that Nova writes": {
      text: `
<domain type="kvm">
  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>
  <devices><disk type="block"><target dev="sda" bus="scsi"/></disk></devices>
                                                     ^^^^
</domain>`,
      fixed: null,
    },
  },
});
