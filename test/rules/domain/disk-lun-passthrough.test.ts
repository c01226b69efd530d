import { diskLunPassthrough } from "../../../server/src/core/rules/domain/disk-lun-passthrough.js";
import { testRule } from "../../support/test-rule.js";

const lun = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk type='block' device='lun'${attributes}>${inside}<target dev='sda' bus='scsi'/></disk></devices></domain>`;

testRule(diskLunPassthrough, {
  valid: {
    "persistent reservations": lun("<source dev='/dev/x'><reservations managed='yes'/></source>"),
    "raw I/O": lun("<source dev='/dev/x'/>", " rawio='yes'"),
    "read-only": lun("<source dev='/dev/x'/><readonly/>"),
    "a disk":
      "<domain type='kvm'><devices><disk type='block'><target dev='sda' bus='scsi'/></disk></devices></domain>",
    "a LUN of virtio-blk":
      "<domain type='kvm'><devices><disk device='lun'><target dev='vda'/></disk></devices></domain>",
  },
  invalid: {
    "filtered commands": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='lun' sgio='filtered'>
      <source dev='/dev/mapper/lun0'/>
      <target dev='sda' bus='scsi'/>
                   ^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/mapper/lun0'/>
      <target dev='sda' bus='scsi'/>
    </disk>
  </devices>
</domain>`,
    },
    "no fix where QEMU would begin to drop flushes": {
      text: `
<domain type='kvm'>
  <devices><disk type='block' device='lun'><driver cache='unsafe'/><target dev='sda' bus='scsi'/></disk></devices>
                                                                                ^^^
</domain>`,
      fixed: null,
    },
    "a guest that KubeVirt writes": {
      text: `
<domain type="kvm">
  <metadata><kubevirt xmlns="http://kubevirt.io"></kubevirt></metadata>
  <devices><disk type="block" device="lun"><target bus="scsi" dev="sda"></target></disk></devices>
                                                                   ^^^
</domain>`,
      fixed: null,
    },
  },
});
