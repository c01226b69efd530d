import type { AuditRule } from "../../lint/rule.js";

export const aioLimitNear: AuditRule = {
  id: "audit/aio-limit-near",
  since: "0.1.0",
  severity: "information",
  summary: "Nearly all native AIO requests that the kernel allows are reserved",
  references: ["https://docs.kernel.org/admin-guide/sysctl/fs.html#aio-nr-aio-max-nr"],
  cost: "the next guest with `io='native'`, or a database, gets no native AIO",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    for (const machine of [guest, host]) {
      const used = machine?.number("aio.used");
      const most = machine?.number("aio.max");
      if (machine === undefined || used === undefined || most === undefined) continue;
      if (most === 0 || used < most * near) continue;
      yield {
        machine: machine.kind,
        message: `${used} of the ${most} native AIO requests that fs.aio-max-nr allows are reserved. Whoever asks next is refused: QEMU with io='native' does not start, and databases fall back to something slower or stop. Use 1048576.`,
        remedies: [
          { lasts: "until-restart", command: "sysctl fs.aio-max-nr=1048576" },
          {
            lasts: "for-good",
            command: "echo 'fs.aio-max-nr = 1048576' > /etc/sysctl.d/90-aio.conf",
          },
        ],
      };
    }
  },
};

const near = 0.9;
