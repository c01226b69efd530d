import { notifiedInVcpu } from "../../domain/ioeventfd.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const ioeventfdOff: DomainRule = {
  id: "domain/ioeventfd-off",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "`ioeventfd='off'` makes a vCPU wait while QEMU takes its request",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "a vCPU waits for each request; QEMU refuses it with an iothread",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["ioeventfd"],

  *check(domain) {
    for (const { name, written, hasIoThread, edits } of notifiedInVcpu(domain)) {
      const cost = hasIoThread
        ? "beside an iothread: libvirt takes that, and QEMU does not start with it"
        : "so that the vCPU itself takes each request to QEMU under its global lock, instead of ringing a bell and going on";
      yield reportOn(domain, "driver", {
        span: written.span,
        message: `The driver of ${name} has ioeventfd='off', ${cost}. Remove it.`,
        ...(hasIoThread && { severity: "error" }),
        fixes: [
          { title: `Remove ioeventfd from ${name}`, safety: "safe", effect: "restart", edits },
        ],
      });
    }
  },
};
