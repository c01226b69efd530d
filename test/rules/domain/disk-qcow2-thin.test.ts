import { diskQcow2Thin } from "../../../server/src/core/rules/domain/disk-qcow2-thin.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = "type='file'"): string =>
  `<domain type='kvm'><devices><disk ${attributes}>${inside}</disk></devices></domain>`;

testRule(diskQcow2Thin, {
  valid: {
    raw: disk("<driver type='raw'/>"),
    "no format": disk("<driver name='qemu'/>"),
    "a block device": disk("<driver type='qcow2'/>", "type='block'"),
    cdrom: disk("<driver type='qcow2'/>", "type='file' device='cdrom'"),
    "read-only": disk("<driver type='qcow2'/><readonly/>"),
    "a raw volume": disk("<driver type='raw'/>", "type='volume'"),
    transient: disk("<driver type='qcow2'/><transient/>"),
    "a raw disk on a qcow2 backing file": disk(
      "<driver type='raw'/><backingStore type='file'><format type='qcow2'/></backingStore>",
    ),
  },
  invalid: {
    "one disk": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><driver name='qemu' type='qcow2'/></disk></devices>
                                                       ^^^^^
</domain>`,
      fixed: null,
    },
    "two disks are one finding": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver type='qcow2'/></disk>
                        ^^^^^
    <disk><driver type='qcow2'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "a volume": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver type='qcow2'/><source pool='p' volume='v'/></disk></devices>
                                             ^^^^^
</domain>`,
      fixed: null,
    },
  },
});
