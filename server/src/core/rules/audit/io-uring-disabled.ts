import { listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const ioUringDisabled: AuditRule = {
  id: "audit/io-uring-disabled",
  since: "0.1.0",
  severity: "error",
  summary: "A disk wants io_uring, which the host's kernel refuses",
  references: ["https://docs.kernel.org/admin-guide/sysctl/kernel.html#io-uring-disabled"],
  cost: "the guest does not start the next time",
  evidence: "documented",
  fix: "none",

  *check({ host }) {
    const disabled = host?.facts["io_uring.disabled"];
    if (host === undefined || disabled === undefined || !/^[12]$/.test(disabled)) return;
    const names = host.guestDisks.filter(({ io }) => io === "io_uring").map(({ target }) => target);
    if (names.length === 0) return;
    yield {
      machine: "host",
      devices: names,
      message: `kernel.io_uring_disabled is ${disabled} and ${listed(names)} ${names.length === 1 ? "uses" : "use"} io='io_uring': QEMU runs without privileges, so the guest does not start the next time. Use io='native' in the XML, or allow io_uring.`,
      remedies: [
        { lasts: "until-restart", command: "sysctl kernel.io_uring_disabled=0" },
        {
          lasts: "for-good",
          command: "echo 'kernel.io_uring_disabled = 0' > /etc/sysctl.d/90-io-uring.conf",
        },
      ],
    };
  },
};
