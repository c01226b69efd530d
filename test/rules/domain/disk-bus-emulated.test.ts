import { diskBusEmulated } from "../../../server/src/core/rules/domain/disk-bus-emulated.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk ${attributes}>${inside}</disk></devices></domain>`;

testRule(diskBusEmulated, {
  valid: {
    "a copy's destination, which has no target": "<disk type='file'><source file='/a'/></disk>",
    "IDE on q35, which libvirt refuses":
      "<domain type='kvm'><os><type machine='q35'>hvm</type></os><devices><disk><target dev='hda'/></disk></devices></domain>",
    virtio: disk("<target dev='vda' bus='virtio'/>"),
    "virtio by its name": disk("<target dev='vda'/>"),
    scsi: disk("<target dev='sda' bus='scsi'/>"),
    "scsi by its name": disk("<target dev='sda'/>"),
    cdrom: disk("<target dev='sda' bus='sata'/>", "device='cdrom'"),
    floppy: disk("<target dev='fda'/>", "device='floppy'"),
    "read-only": disk("<target dev='sda' bus='sata'/><readonly/>"),
    "an ISO image": disk("<source file='/x/seed.iso'/><target dev='sda' bus='sata'/>"),
    "another hypervisor": disk("<target dev='hda' bus='ide'/>").replace("kvm", "xen"),
  },
  invalid: {
    "ide by its name; the address goes": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='hda'/>
                   ^^^
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    },
    "sata: everything that libvirt refuses on virtio goes, boot order and serial stay": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='/x/db.raw'/>
      <target dev='sda' bus='sata' tray='closed' removable='off' rotation_rate='1'/>
                             ^^^^
      <serial>S1</serial>
      <wwn>5000c50015ea71aa</wwn>
      <vendor>ACME</vendor>
      <product>DISK</product>
      <boot order='1'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <disk type='file' device='disk'>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='/x/db.raw'/>
      <target dev='vdb' bus='virtio'/>
      <serial>S1</serial>
      <boot order='1'/>
    </disk>
    <disk type='file' device='disk'>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    },
    usb: {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='usb'/><address type='usb' bus='0' port='1'/></disk>
                                 ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='vda' bus='virtio'/></disk>
  </devices>
</domain>`,
    },
    "no fix where QEMU arguments name the device": {
      text: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <devices><disk><target dev='sdb' bus='sata'/></disk></devices>
                                        ^^^^
  <qemu:commandline>
    <qemu:arg value='-set'/>
    <qemu:arg value='device.sata0-0-1.rotation_rate=1'/>
  </qemu:commandline>
</domain>`,
      fixed: null,
    },
    "no fix where an override names the device's own alias": {
      text: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <devices><disk><target dev='sdb' bus='sata'/><alias name='ua-db'/></disk></devices>
                                        ^^^^
  <qemu:override><qemu:device alias='ua-db'/></qemu:override>
</domain>`,
      fixed: null,
    },
    "no fix for a disk with a CHS translation, which only ide has": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='hda' bus='ide'/><geometry cyls='16' heads='2' secs='8' trans='lba'/></disk>
                                 ^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a guest that Vagrant writes": {
      text: `
<domain type='kvm'>
  <description>Source: /home/u/box/Vagrantfile</description>
  <devices><disk><target dev='hda' bus='ide'/></disk></devices>
                                        ^^^
</domain>`,
      fixed: null,
    },
    "an NVMe controller that QEMU emulates": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><target dev='sda' bus='nvme'/></disk>
                                              ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
