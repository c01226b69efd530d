import { stealHigh } from "../../../server/src/core/rules/audit/steal-high.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(stealHigh, {
  silent: {
    none: `
      guest begin.stat 1000 0 500 8000 0 0 0 0
      guest end.stat 1080 0 510 8110 0 0 0 0`,
    "a little": `
      guest begin.stat 1000 0 500 98000 0 0 0 100
      guest end.stat 1080 0 510 98110 0 0 0 101`,
    "a host, which has none to steal": "host end.stat 1000 0 500 8000 0 0 0 5000",
    "a kernel that does not count it": "guest end.stat 1000 0 500 8000",
    "the same counters twice": `
      guest begin.stat 1 1 1 1 1 1 1 0
      guest end.stat 1 1 1 1 1 1 1 0`,
  },
  fires: {
    now: {
      facts: `
        guest begin.stat 1000 0 500 98000 0 0 0 500
        guest end.stat 1080 0 510 98080 0 0 0 530`,
      findings: [["information", "guest"]],
      commands: [],
    },
    "since it was started": {
      facts: `
        guest begin.stat 1000 0 500 8000 0 0 0 500
        guest end.stat 1000 0 500 8200 0 0 0 500`,
      findings: [["information", "guest"]],
      commands: [],
    },
  },
});
