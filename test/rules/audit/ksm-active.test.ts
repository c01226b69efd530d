import { ksmActive } from "../../../server/src/core/rules/audit/ksm-active.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(ksmActive, {
  silent: {
    off: `
      host ksm.run 0
      host ksm.sharing 0`,
    "on, with nothing merged": `
      host ksm.run 1
      host ksm.sharing 0`,
    "a guest": `
      guest ksm.run 1
      guest ksm.sharing 100`,
  },
  fires: {
    "merged pages": {
      facts: `
        host ksm.run 1
        host ksm.sharing 120344`,
      findings: [["information", "host"]],
      commands: ["echo 0 > /sys/kernel/mm/ksm/run", "systemctl disable --now ksm ksmtuned"],
    },
  },
});
