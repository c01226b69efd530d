import { diskFormatMissing } from "../../../server/src/core/rules/domain/disk-format-missing.js";
import { testRule } from "../../support/test-rule.js";

const disk = (source: string, rest = ""): string =>
  `<domain type='kvm'><devices><disk>${rest}<source ${source}/></disk></devices></domain>`;

testRule(diskFormatMissing, {
  valid: {
    "a type": disk("file='/x/a.qcow2'", "<driver type='qcow2'/>"),
    "a raw file": disk("file='/x/a.raw'"),
    "a name that says nothing": disk("file='/x/a.img'"),
    "a device": disk("dev='/dev/vg0/a'"),
    "an RBD image": disk("protocol='rbd' name='pool/a'"),
    "read-only": disk("file='/x/a.qcow2'", "<readonly/>"),
  },
  invalid: {
    "no driver, and a driver without a type": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><source file='/x/a.qcow2'/><target dev='vda'/></disk>
                                                  ^^^
    <disk type='network'><driver name='qemu'/><source protocol='nfs' name='b.VMDK'/></disk>
                          ^^^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "a volume": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><source pool='p' volume='a.qcow2'/><target dev='vda'/></disk></devices>
                                                                               ^^^
</domain>`,
      fixed: null,
    },
  },
});
