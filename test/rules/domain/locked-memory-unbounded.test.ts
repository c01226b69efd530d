import { lockedMemoryUnbounded } from "../../../server/src/core/rules/domain/locked-memory-unbounded.js";
import { testRule } from "../../support/test-rule.js";

testRule(lockedMemoryUnbounded, {
  valid: {
    "a limit":
      "<domain type='kvm'><memtune><hard_limit>9</hard_limit></memtune><memoryBacking><locked/></memoryBacking></domain>",
    "not locked": "<domain type='kvm'><memoryBacking><hugepages/></memoryBacking></domain>",
  },
  invalid: {
    "no limit": {
      text: `
<domain type='kvm'>
  <memoryBacking><locked/></memoryBacking>
                  ^^^^^^
</domain>`,
      fixed: null,
    },
  },
});
