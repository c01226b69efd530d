import { networkInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceUserMode: DomainRule = {
  id: "domain/interface-user-mode",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "A network interface whose packets a process of the host handles, instead of its kernel",
  references: ["https://libvirt.org/formatdomain.html#userspace-slirp-or-passt-connection"],
  cost: "each packet passes a process of the host",
  evidence: "documented",
  fix: "none",
  contextFree: true,
  about: ["interface"],

  // No edit is offered: which network or bridge the host has, the file does not show.
  *check(domain) {
    if (domain.type !== "kvm") return;
    for (const { name, place, type } of networkInterfaces(domain)) {
      if (type !== "user") continue;
      yield reportOn(domain, "interface-model", {
        span: place,
        message: `The packets of ${name} go through a TCP/IP stack in a process of the host (type='user'), several copies and system calls each. It needs no privileges, which is what it is for; a guest that serves others is faster on a bridge or a network.`,
      });
    }
  },
};
