import { haltPollingDisabled } from "../../../server/src/core/rules/audit/halt-polling-disabled.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(haltPollingDisabled, {
  silent: {
    "the kernel's own value": "host kvm.halt_poll_ns 200000",
    "a small one": "host kvm.halt_poll_ns 50000",
    "a guest that could have guests of its own": "guest kvm.halt_poll_ns 0",
  },
  fires: {
    off: {
      facts: "host kvm.halt_poll_ns 0",
      findings: [["information", "host"]],
      commands: [
        "echo 200000 > /sys/module/kvm/parameters/halt_poll_ns",
        "echo 'options kvm halt_poll_ns=200000' > /etc/modprobe.d/kvm-halt-poll.conf",
      ],
    },
  },
});
