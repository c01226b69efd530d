import { diskShareableUnsupported } from "../../../server/src/core/rules/domain/disk-shareable-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const disk = (driver: string, inside: string): string =>
  `<domain type='kvm'><devices><disk><driver ${driver}/><target dev='vda'/>${inside}</disk></devices></domain>`;

testRule(diskShareableUnsupported, {
  valid: {
    raw: disk("type='raw'", "<shareable/>"),
    "no type, which is raw": disk("name='qemu'", "<shareable/>"),
    "not shareable": disk("type='qcow2'", ""),
    "read-only": disk("type='qcow2'", "<shareable/><readonly/>"),
  },
  invalid: {
    qcow2: {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' type='qcow2'/>
                                ^^^^^
      <target dev='vda'/>
      <shareable/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
