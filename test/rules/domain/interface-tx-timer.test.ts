import { interfaceTxTimer } from "../../../server/src/core/rules/domain/interface-tx-timer.js";
import { testRule } from "../../support/test-rule.js";

const item = (driver: string, model = "virtio"): string =>
  `<domain type='kvm'><devices><interface type='bridge'><model type='${model}'/><driver ${driver}/></interface></devices></domain>`;

testRule(interfaceTxTimer, {
  valid: {
    "the default, written": item("txmode='iothread'"),
    "another model, where it is not even read": item("txmode='timer'", "e1000"),
  },
  invalid: {
    "a timer": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio'/>
      <driver name='qemu' txmode='timer'/>
                                  ^^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio'/>
      <driver name='qemu'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
