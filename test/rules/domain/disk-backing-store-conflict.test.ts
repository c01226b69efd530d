import { diskBackingStoreConflict } from "../../../server/src/core/rules/domain/disk-backing-store-conflict.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string): string =>
  `<domain type='kvm'><devices><disk type='file'>${inside}<target dev='vda' bus='virtio'/></disk></devices></domain>`;
const below = "<backingStore type='file'><format type='raw'/><source file='/b'/></backingStore>";

testRule(diskBackingStoreConflict, {
  valid: {
    qcow2: disk(`<driver type='qcow2'/>${below}`),
    "the end of a chain": disk("<driver type='raw'/><backingStore/>"),
    "no backing store": disk("<driver type='raw'/>"),
    "no type": disk(below),
    "to be filled in": disk(`<driver type='{{ type }}'/>${below}`),
  },
  invalid: {
    raw: {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'>
      <driver type='raw'/>
      <backingStore type='file'>
       ^^^^^^^^^^^^
        <format type='qcow2'/>
        <source file='/b'/>
      </backingStore>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "of a guest that runs": {
      text: `
<domain type='kvm' id='1'>
  <devices>
    <disk type='file'>
      <driver type='raw'/>
      <backingStore type='file'><format type='qcow2'/><source file='/b'/></backingStore>
       ^^^^^^^^^^^^
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
