import { diskPropertyUnsupported } from "../../../server/src/core/rules/domain/disk-property-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const disk = (target: string, inside: string): string =>
  `<domain type='kvm'><devices><disk><target ${target}/>${inside}</disk></devices></domain>`;

testRule(diskPropertyUnsupported, {
  valid: {
    "all of them on SCSI": disk(
      "dev='sda' bus='scsi' rotation_rate='1' removable='on'",
      "<wwn>5000c50015ea71ac</wwn><vendor>a</vendor><product>b</product>",
    ),
    "a product on SATA, which newer libvirts take": disk(
      "dev='sda' bus='sata' rotation_rate='1'",
      "<product>b</product>",
    ),
    "a serial number": disk("dev='vda'", "<serial>1</serial>"),
    "removable on USB": disk("dev='sda' bus='usb' removable='on'", ""),
  },
  invalid: {
    "what a SCSI disk leaves behind": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda' bus='virtio' rotation_rate='1'/>
                                     ^^^^^^^^^^^^^
      <wwn>5000c50015ea71ac</wwn>
       ^^^
      <vendor>ATA</vendor>
       ^^^^^^
      <product>SSD</product>
       ^^^^^^^
      <serial>1</serial>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='vda' bus='virtio'/>
      <serial>1</serial>
    </disk>
  </devices>
</domain>`,
    },
    "removable on SATA": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <target dev='sda' bus='sata' removable='off'/>
                                   ^^^^^^^^^
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
