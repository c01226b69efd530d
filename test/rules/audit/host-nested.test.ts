import { hostNested } from "../../../server/src/core/rules/audit/host-nested.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(hostNested, {
  silent: {
    "real hardware": "host cpu.hypervisor no",
    "a guest": "guest cpu.hypervisor yes",
    "a host that does not say": "host cpu.model POWER9",
  },
  fires: {
    "a host that is a guest": {
      facts: "host cpu.hypervisor yes",
      findings: [["hint", "host"]],
      commands: [],
    },
  },
});
