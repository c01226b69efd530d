import { numaBalancingActive } from "../../../server/src/core/rules/audit/numa-balancing-active.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(numaBalancingActive, {
  silent: {
    off: `
      host numa.balancing 0
      host numa.nodes 2
      host domain.pinned yes`,
    "one node": `
      host numa.balancing 1
      host numa.nodes 1
      host domain.pinned yes`,
    "a guest that is not pinned": `
      host numa.balancing 1
      host numa.nodes 2`,
  },
  fires: {
    "a pinned guest on two nodes": {
      facts: `
        host numa.balancing 1
        host numa.nodes 2
        host domain.pinned yes`,
      findings: [["hint", "host"]],
      commands: [
        "sysctl kernel.numa_balancing=0",
        "echo 'kernel.numa_balancing = 0' > /etc/sysctl.d/90-numa-balancing.conf",
      ],
    },
  },
});
