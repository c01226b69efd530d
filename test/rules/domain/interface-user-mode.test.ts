import { interfaceUserMode } from "../../../server/src/core/rules/domain/interface-user-mode.js";
import { testRule } from "../../support/test-rule.js";

testRule(interfaceUserMode, {
  valid: {
    "a bridge":
      "<domain type='kvm'><devices><interface type='bridge'><model type='virtio'/></interface></devices></domain>",
    "without KVM": "<domain type='qemu'><devices><interface type='user'/></devices></domain>",
  },
  invalid: {
    "user mode": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='user'>
                     ^^^^
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
