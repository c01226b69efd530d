import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { pollAsUsual, withoutPolling } from "../../domain/polling.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadPollingDisabled: DomainRule = {
  id: "domain/iothread-polling-disabled",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "An iothread that never polls sleeps before each completion",
  references: ["https://libvirt.org/formatdomain.html#iothreads-allocation"],
  cost: "a wake-up for each completion",
  evidence: "documented",
  fix: "safe",
  about: ["poll"],

  *check(domain, target) {
    // With very many disks the polling itself costs more than it saves; an older libvirt drops <poll>.
    if (domain.disks.length > mostDisks || !atLeast(target.libvirt, "9.4")) return;
    for (const polling of withoutPolling(domain)) {
      const id = String(polling.ioThread.id);
      yield reportOn(domain, "iothread", {
        span: polling.most.span,
        message: `iothread ${id} has poll max='0', so it sleeps until the kernel wakes it for each completion. QEMU's default is to look for 32 µs first, which is what an iothread saves at queue depth 1.`,
        fixes: [
          {
            title: `Let iothread ${id} poll as QEMU does by default`,
            safety: "safe",
            effect: "restart",
            edits: pollAsUsual(domain, polling),
          },
        ],
      });
    }
  },
};

const mostDisks = 16;
