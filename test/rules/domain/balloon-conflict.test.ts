import { balloonConflict } from "../../../server/src/core/rules/domain/balloon-conflict.js";
import { testRule } from "../../support/test-rule.js";

const guest = (backing: string, balloon: string): string =>
  `<domain type='kvm'><memoryBacking>${backing}</memoryBacking><devices>${balloon}</devices></domain>`;

testRule(balloonConflict, {
  valid: {
    "no balloon": guest("<hugepages/>", "<memballoon model='none'/>"),
    "memory that may move": guest("<nosharepages/>", "<memballoon model='virtio'/>"),
  },
  invalid: {
    "huge pages": {
      text: `
<domain type='kvm'>
  <memoryBacking><hugepages/></memoryBacking>
  <devices>
    <memballoon model='virtio'>
     ^^^^^^^^^^
      <stats period='10'/>
    </memballoon>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking><hugepages/></memoryBacking>
  <devices>
    <memballoon model='none'/>
  </devices>
</domain>`,
    },
    "a balloon that libvirt adds": {
      text: `
<domain type='kvm'>
 ^^^^^^
  <memoryBacking><locked/></memoryBacking>
  <devices>
    <rng model='virtio'/>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <memoryBacking><locked/></memoryBacking>
  <devices>
    <rng model='virtio'/>
    <memballoon model='none'/>
  </devices>
</domain>`,
    },
  },
});
