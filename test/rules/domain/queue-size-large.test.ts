import { queueSizeLarge } from "../../../server/src/core/rules/domain/queue-size-large.js";
import { testRule } from "../../support/test-rule.js";

const disk = (size: string, target = "vda"): string =>
  `<domain type='kvm'><devices><disk><driver queue_size='${size}'/><target dev='${target}'/></disk></devices></domain>`;

testRule(queueSizeLarge, {
  valid: {
    "QEMU's default": disk("256"),
    "a size with which QEMU does not start": disk("2048"),
    "no virtio disk": disk("1024", "sda"),
  },
  invalid: {
    "the longest": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu' queue_size='1024'/><target dev='vda'/></disk>
                                          ^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
  },
});
