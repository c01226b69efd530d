import { diskBusUnsupported } from "../../../server/src/core/rules/domain/disk-bus-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const guest = (disk: string, machine = "pc-q35-7.2"): string =>
  `<domain type='kvm'><os><type machine='${machine}'>hvm</type></os><devices>${disk}</devices></domain>`;

testRule(diskBusUnsupported, {
  valid: {
    "IDE on i440fx": guest("<disk><target dev='hda'/></disk>", "pc-i440fx-7.2"),
    "IDE on the default machine":
      "<domain type='kvm'><devices><disk><target dev='hda'/></disk></devices></domain>",
    "a CD-ROM drive on SATA": guest(
      "<disk device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>",
    ),
    "a read-only virtio disk": guest("<disk><target dev='vda'/><readonly/></disk>"),
    "a floppy drive": guest("<disk device='floppy'><target dev='fda'/></disk>"),
  },
  invalid: {
    "a CD-ROM drive on virtio": {
      text: `
<domain type='kvm'>
  <os><type machine='q35'>hvm</type></os>
  <devices>
    <disk><target dev='sda' bus='sata'/></disk>
    <disk device='cdrom'>
      <target dev='vda' bus='virtio'/>
                             ^^^^^^
      <address type='pci' slot='0x05'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os><type machine='q35'>hvm</type></os>
  <devices>
    <disk><target dev='sda' bus='sata'/></disk>
    <disk device='cdrom'>
      <target dev='sdb' bus='sata'/>
    </disk>
  </devices>
</domain>`,
    },
    "a CD-ROM drive on virtio, where there is IDE": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='hda'/></disk>
    <disk device='cdrom'><target dev='vda' bus='virtio'/></disk>
                                                ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='hda'/></disk>
    <disk device='cdrom'><target dev='hdb' bus='ide'/></disk>
  </devices>
</domain>`,
    },
    "IDE on q35, and a free name whose place another disk has": {
      text: `
<domain type='kvm'>
  <os><type machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk device='cdrom'>
      <target dev='sdz' bus='sata'/>
      <address type='drive' unit='0'/>
    </disk>
    <disk device='cdrom'>
      <target dev='hdc'/>
                   ^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os><type machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk device='cdrom'>
      <target dev='sdz' bus='sata'/>
      <address type='drive' unit='0'/>
    </disk>
    <disk device='cdrom'>
      <target dev='sdb' bus='sata'/>
    </disk>
  </devices>
</domain>`,
    },
    "a read-only SATA disk": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='sata'/><readonly/></disk>
                                 ^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='vda' bus='virtio'/><readonly/></disk>
  </devices>
</domain>`,
    },
    "a CD-ROM drive on virtio, where there is neither IDE nor SATA": {
      text: `
<domain type='kvm'>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices>
    <disk device='cdrom'><target dev='vda' bus='virtio'/></disk>
                                                ^^^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a LUN on SATA": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='lun'><target dev='sda' bus='sata'/></disk>
                                                           ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a floppy drive on USB": {
      text: `
<domain type='kvm'>
  <devices>
    <disk device='floppy'><target dev='sda' bus='usb'/></disk>
                                                 ^^^
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
