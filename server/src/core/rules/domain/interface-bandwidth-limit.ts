import { bandwidthOf } from "../../domain/bandwidth.js";
import { networkInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceBandwidthLimit: DomainRule = {
  id: "domain/interface-bandwidth-limit",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "`<bandwidth>` of a network interface makes packets wait beyond a rate",
  references: ["https://libvirt.org/formatdomain.html#quality-of-service"],
  cost: "packets wait, or are dropped",
  evidence: "documented",
  fix: "none",
  contextFree: true,
  about: ["bandwidth"],

  // No edit is offered: a limit is someone's policy, and no setting that slows a guest by accident.
  *check(domain) {
    for (const { element, name } of networkInterfaces(domain)) {
      const bandwidth = bandwidthOf(element);
      if (bandwidth === undefined) continue;
      yield reportOn(domain, "interface-bandwidth", {
        span: bandwidth.place,
        message: `<bandwidth> holds ${name} to ${bandwidth.text}: beyond, the host queues packets or drops them, which is latency for storage over the network and for replication.`,
      });
    }
  },
};
