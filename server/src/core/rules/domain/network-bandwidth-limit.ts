import { bandwidthOf } from "../../domain/bandwidth.js";
import { attributeOf } from "../../domain/written.js";
import type { DocumentRule } from "../../lint/rule.js";
import { children } from "../../xml/query.js";

export const networkBandwidthLimit: DocumentRule = {
  id: "domain/network-bandwidth-limit",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "`<bandwidth>` of a network or port group makes packets wait beyond a rate",
  references: ["https://libvirt.org/formatnetwork.html#quality-of-service"],
  cost: "packets wait, or are dropped",
  evidence: "documented",
  fix: "none",
  about: ["bandwidth"],

  // No edit is offered: a limit is someone's policy, and no setting that slows a guest by accident.
  *check({ element, kind }) {
    if (kind !== "network") return;
    const network = bandwidthOf(element);
    if (network !== undefined) {
      yield {
        span: network.place,
        message: `All guests of this network share ${network.text}: beyond, the host queues their packets or drops them, which is latency for storage over the network and for replication.`,
      };
    }
    for (const group of children(element, "portgroup")) {
      const bandwidth = bandwidthOf(group);
      if (bandwidth === undefined) continue;
      const name = attributeOf(group, "name")?.value ?? "";
      yield {
        span: bandwidth.place,
        message: `Each interface in port group '${name}' gets ${bandwidth.text}: beyond, the host queues its packets or drops them.`,
      };
    }
  },
};
