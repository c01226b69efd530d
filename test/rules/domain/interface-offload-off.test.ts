import { interfaceOffloadOff } from "../../../server/src/core/rules/domain/interface-offload-off.js";
import { testRule } from "../../support/test-rule.js";

const item = (inside: string): string =>
  `<domain type='kvm'><devices><interface type='bridge'><model type='virtio'/><driver>${inside}</driver></interface></devices></domain>`;

testRule(interfaceOffloadOff, {
  valid: {
    on: item("<host csum='on'/><guest csum='on'/>"),
    "what is no offload": item("<host mrg_rxbuf='off' ecn='off'/>"),
  },
  invalid: {
    "on both sides": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio'/>
      <driver name='vhost'>
        <host csum='off' tso4='off'/>
                    ^^^
        <guest csum='off' ecn='off'/>
      </driver>
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio'/>
      <driver name='vhost'>
        <guest ecn='off'/>
      </driver>
    </interface>
  </devices>
</domain>`,
    },
  },
});
