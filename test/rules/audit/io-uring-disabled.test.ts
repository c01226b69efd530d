import { ioUringDisabled } from "../../../server/src/core/rules/audit/io-uring-disabled.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(ioUringDisabled, {
  silent: {
    allowed: `
      host io_uring.disabled 0
      host disk.vda.io io_uring`,
    "not used": `
      host io_uring.disabled 2
      host disk.vda.io native`,
    "an old kernel, which does not say": "host disk.vda.io io_uring",
    "a guest": "guest io_uring.disabled 2",
  },
  fires: {
    "for all": {
      facts: `
        host io_uring.disabled 2
        host disk.vda.io io_uring
        host disk.vdb.io io_uring`,
      findings: [["error", "host", "vda", "vdb"]],
      commands: [
        "sysctl kernel.io_uring_disabled=0",
        "echo 'kernel.io_uring_disabled = 0' > /etc/sysctl.d/90-io-uring.conf",
      ],
    },
    "for the unprivileged": {
      facts: `
        host io_uring.disabled 1
        host disk.vda.io io_uring`,
      findings: [["error", "host", "vda"]],
      commands: [
        "sysctl kernel.io_uring_disabled=0",
        "echo 'kernel.io_uring_disabled = 0' > /etc/sysctl.d/90-io-uring.conf",
      ],
    },
  },
});
