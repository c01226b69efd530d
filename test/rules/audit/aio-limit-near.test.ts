import { aioLimitNear } from "../../../server/src/core/rules/audit/aio-limit-near.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(aioLimitNear, {
  silent: {
    "far from it": `
      host aio.used 2048
      host aio.max 65536`,
    "a limit of nothing": `
      host aio.used 0
      host aio.max 0`,
    "no limit known": "host aio.used 65000",
  },
  fires: {
    "on the host": {
      facts: `
        host aio.used 65000
        host aio.max 65536`,
      findings: [["information", "host"]],
      commands: [
        "sysctl fs.aio-max-nr=1048576",
        "echo 'fs.aio-max-nr = 1048576' > /etc/sysctl.d/90-aio.conf",
      ],
    },
    "in a guest with a database": {
      facts: `
        guest aio.used 65536
        guest aio.max 65536`,
      findings: [["information", "guest"]],
      commands: [
        "sysctl fs.aio-max-nr=1048576",
        "echo 'fs.aio-max-nr = 1048576' > /etc/sysctl.d/90-aio.conf",
      ],
    },
  },
});
