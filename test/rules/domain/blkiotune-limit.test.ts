import { blkiotuneLimit } from "../../../server/src/core/rules/domain/blkiotune-limit.js";
import { testRule } from "../../support/test-rule.js";

testRule(blkiotuneLimit, {
  valid: {
    "a usual weight": "<domain type='kvm'><blkiotune><weight>800</weight></blkiotune></domain>",
    "the weight that a guest without one has":
      "<domain type='kvm'><blkiotune><weight>100</weight></blkiotune></domain>",
    "a weight for a device":
      "<domain type='kvm'><blkiotune><device><path>/dev/sda</path><weight>100</weight></device></blkiotune></domain>",
    "a limit of 0":
      "<domain type='kvm'><blkiotune><device><path>/dev/sda</path><read_iops_sec>0</read_iops_sec></device></blkiotune></domain>",
  },
  invalid: {
    "limits of a device": {
      text: `
<domain type='kvm'>
  <blkiotune>
    <device>
      <path>/dev/sda</path>
      <read_iops_sec>20000</read_iops_sec>
                     ^^^^^
      <write_bytes_sec>10000</write_bytes_sec>
    </device>
  </blkiotune>
</domain>`,
      fixed: null,
    },
    "a low weight": {
      text: `
<domain type='kvm'>
  <blkiotune><weight>50</weight></blkiotune>
                     ^^
</domain>`,
      fixed: null,
    },
  },
});
