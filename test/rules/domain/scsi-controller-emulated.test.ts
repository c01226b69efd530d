import { scsiControllerEmulated } from "../../../server/src/core/rules/domain/scsi-controller-emulated.js";
import { testRule } from "../../support/test-rule.js";

const guest = (devices: string, before = ""): string =>
  `<domain type='kvm'>${before}<devices>${devices}</devices></domain>`;

testRule(scsiControllerEmulated, {
  valid: {
    "virtio-scsi": guest(
      "<controller type='scsi' model='virtio-scsi'/><disk><target dev='sda'/></disk>",
    ),
    "the LSI controller, which another rule reports": guest(
      "<controller type='scsi' model='lsilogic'/><disk><target dev='sda'/></disk>",
    ),
    "no disk on it": guest("<controller type='scsi' model='lsisas1068'/>"),
    "only a CD-ROM on it": guest(
      "<controller type='scsi' model='lsisas1068'/><disk device='cdrom'><target dev='sda' bus='scsi'/></disk>",
    ),
    "another architecture": guest(
      "<controller type='scsi' model='ncr53c90'/><disk><target dev='sda'/></disk>",
      "<os><type arch='sparc'>hvm</type></os>",
    ),
  },
  invalid: {
    "a SAS controller with two disks": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <disk><target dev='sdb' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='lsisas1068'/>
                                             ^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <disk><target dev='sdb' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "VMware's, and one that QEMU does not have": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='vmpvscsi'/>
                                             ^^^^^^^^
    <disk><target dev='sdh' bus='scsi'/></disk>
    <controller type='scsi' index='1' model='buslogic'/>
                                             ^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <disk><target dev='sdh' bus='scsi'/></disk>
    <controller type='scsi' index='1' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "no fix where QEMU arguments name the disk": {
      text: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' model='am53c974'/>
                                   ^^^^^^^^
  </devices>
  <qemu:override><qemu:device alias='scsi0-0-0'/></qemu:override>
</domain>`,
      fixed: null,
    },
  },
});
