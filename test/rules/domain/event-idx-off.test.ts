import { eventIdxOff } from "../../../server/src/core/rules/domain/event-idx-off.js";
import { testRule } from "../../support/test-rule.js";

testRule(eventIdxOff, {
  valid: {
    on: "<domain type='kvm'><devices><disk><driver event_idx='on'/><target dev='vda'/></disk></devices></domain>",
    "not virtio":
      "<domain type='kvm'><devices><disk><driver event_idx='off'/><target dev='sda'/></disk></devices></domain>",
  },
  invalid: {
    "a disk and an interface": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu' event_idx='off'/><target dev='vda'/></disk>
                                         ^^^
    <interface type='bridge'><model type='virtio'/><driver event_idx='off'/></interface>
                                                                      ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu'/><target dev='vda'/></disk>
    <interface type='bridge'><model type='virtio'/></interface>
  </devices>
</domain>`,
    },
  },
});
