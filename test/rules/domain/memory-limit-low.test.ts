import { memoryLimitLow } from "../../../server/src/core/rules/domain/memory-limit-low.js";
import { testRule } from "../../support/test-rule.js";

const guest = (limit: string, backing = ""): string =>
  `<domain type='kvm'><memory unit='GiB'>4</memory>${backing}<memtune><hard_limit unit='MiB'>${limit}</hard_limit></memtune></domain>`;

testRule(memoryLimitLow, {
  valid: {
    "512 MiB for QEMU": guest("4608"),
    "huge pages, which do not count": guest("1024", "<memoryBacking><hugepages/></memoryBacking>"),
    "no limit": "<domain type='kvm'><memory unit='GiB'>4</memory></domain>",
  },
  invalid: {
    "hardly more": {
      text: `
<domain type='kvm'>
  <memory unit='GiB'>4</memory>
  <memtune>
    <hard_limit>4194304</hard_limit>
                ^^^^^^^
  </memtune>
</domain>`,
      fixed: null,
    },
  },
});
