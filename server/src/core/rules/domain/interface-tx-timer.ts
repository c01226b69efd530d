import { unsetInterfaceDriver, virtioInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceTxTimer: DomainRule = {
  id: "domain/interface-tx-timer",
  since: "0.1.0",
  severity: "warning",
  profiles: { density: "off" },
  summary: "`txmode='timer'` lets packets wait for a timer before they are sent",
  references: ["https://libvirt.org/formatdomain.html#setting-nic-driver-specific-options"],
  cost: "packets wait for a timer",
  evidence: "documented",
  fix: "safe",
  contextFree: true,
  about: ["txmode"],

  *check(domain) {
    for (const { driver, name } of virtioInterfaces(domain)) {
      const mode = attributeOf(driver, "txmode");
      if (driver === undefined || mode?.value !== "timer") continue;
      yield reportOn(domain, "interface-driver", {
        span: mode.span,
        message: `The driver of ${name} has txmode='timer': where QEMU sends the packets itself, each waits for a timer, so that others may join it.`,
        fixes: [
          {
            title: `Remove txmode from ${name}`,
            safety: "safe",
            effect: "restart",
            edits: unsetInterfaceDriver(domain, driver, "txmode"),
          },
        ],
      });
    }
  },
};
