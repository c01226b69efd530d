import { memorySwapped } from "../../../server/src/core/rules/audit/memory-swapped.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(memorySwapped, {
  silent: {
    "nothing in swap": "host qemu.swap_kb 0",
    "a little, left from the start": "host qemu.swap_kb 2048",
    "swapped long ago": `
      guest begin.swapin 100000
      guest end.swapin 100000`,
    "a counter that began again": `
      guest begin.swapin 100000
      guest end.swapin 5`,
  },
  fires: {
    "a guest in swap": {
      facts: "host qemu.swap_kb 524288",
      findings: [["information", "host"]],
      commands: ["swapoff -a && swapon -a"],
    },
    "both read it back": {
      facts: `
        guest begin.swapin 0
        guest end.swapin 500
        host begin.swapin 10
        host end.swapin 900`,
      findings: [
        ["information", "guest"],
        ["information", "host"],
      ],
      commands: [],
    },
  },
});
