import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { longPolling, pollAsUsual } from "../../domain/polling.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadPollingUnbounded: DomainRule = {
  id: "domain/iothread-polling-unbounded",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "warning" },
  summary: "An iothread that polls so long that it keeps a processor of the host for itself",
  references: ["https://libvirt.org/formatdomain.html#iothreads-allocation"],
  cost: "a processor of the host",
  evidence: "documented",
  fix: "safe",
  about: ["poll"],

  *check(domain, target) {
    // An older libvirt drops <poll>.
    if (!atLeast(target.libvirt, "9.4")) return;
    for (const polling of longPolling(domain)) {
      const id = String(polling.ioThread.id);
      const microseconds = String(Math.round(Number(polling.most.value) / 1000));
      yield reportOn(domain, "iothread", {
        span: polling.most.span,
        message: `iothread ${id} may poll for ${microseconds} µs before it sleeps, which keeps a processor of the host busy as long as requests come now and then. QEMU's default is 32 µs.`,
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
