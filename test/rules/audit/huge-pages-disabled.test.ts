import { hugePagesDisabled } from "../../../server/src/core/rules/audit/huge-pages-disabled.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(hugePagesDisabled, {
  silent: {
    madvise: `
      host thp.enabled madvise
      host mem.hugepages 0
      host kvm.device yes`,
    "reserved pages": `
      host thp.enabled never
      host mem.hugepages 512
      host kvm.device yes`,
    "no KVM": `
      host thp.enabled never
      host mem.hugepages 0`,
    "a guest, whose database may want it so": `
      guest thp.enabled never
      guest mem.hugepages 0
      guest kvm.device yes`,
  },
  fires: {
    never: {
      facts: `
        host thp.enabled never
        host mem.hugepages 0
        host kvm.device yes`,
      findings: [["information", "host"]],
      commands: [
        "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled",
        "echo 'w /sys/kernel/mm/transparent_hugepage/enabled - - - - madvise' > /etc/tmpfiles.d/thp.conf",
      ],
    },
  },
});
