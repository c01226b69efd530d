import { diskAddressConflict } from "../../../server/src/core/rules/domain/disk-address-conflict.js";
import { testRule } from "../../support/test-rule.js";

const disk = (target: string, address: string): string =>
  `<domain type='kvm'><devices><disk><target ${target}/><address type='${address}'/></disk></devices></domain>`;

testRule(diskAddressConflict, {
  valid: {
    "virtio on PCI": disk("dev='vda'", "pci"),
    "virtio on another machine's bus": disk("dev='vda'", "ccw"),
    "SCSI on a drive address": disk("dev='sda'", "drive"),
    "an address that libvirt is asked to leave away": disk("dev='sda'", "unassigned"),
    USB: disk("dev='sda' bus='usb'", "usb"),
  },
  invalid: {
    "a disk that was moved to virtio by hand": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda' bus='virtio'/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                     ^^^^^
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
    "the other way round": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='sda' bus='sata'/>
      <address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>
                     ^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='sda' bus='sata'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
