import { diskEncryptionQemu } from "../../../server/src/core/rules/domain/disk-encryption-qemu.js";
import { testRule } from "../../support/test-rule.js";

const disk = (encryption: string): string =>
  `<domain type='kvm'><devices><disk type='network'><source protocol='rbd'>${encryption}</source><target dev='vda'/></disk></devices></domain>`;

testRule(diskEncryptionQemu, {
  valid: {
    "librbd's": disk("<encryption format='luks2' engine='librbd'/>"),
    none: disk(""),
  },
  invalid: {
    "in the source and beside it": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <source dev='/dev/vg0/a'><encryption format='luks'/></source>
                                ^^^^^^^^^^
      <target dev='vda'/>
    </disk>
    <disk type='block'>
      <encryption format='luks'/>
      <target dev='vdb'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
