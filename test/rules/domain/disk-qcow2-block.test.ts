import { diskQcow2Block } from "../../../server/src/core/rules/domain/disk-qcow2-block.js";
import { testRule } from "../../support/test-rule.js";

const disk = (attributes: string, inside = "", metadata = ""): string =>
  `<domain type='kvm'>${metadata}<devices><disk ${attributes}><driver type='qcow2'/>${inside}</disk></devices></domain>`;

testRule(diskQcow2Block, {
  valid: {
    "a file": disk("type='file'"),
    "read-only": disk("type='block'", "<readonly/>"),
    "a thin disk of oVirt": disk(
      "type='block'",
      "",
      "<metadata><vm xmlns='http://ovirt.org/vm/1.0'/></metadata>",
    ),
    raw: "<domain type='kvm'><devices><disk type='block'><driver type='raw'/></disk></devices></domain>",
  },
  invalid: {
    "on a logical volume": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <driver name='qemu' type='qcow2'/>
                                ^^^^^
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
