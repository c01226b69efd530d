import { reportOn } from "../../domain/manager.js";
import { readPins } from "../../domain/pins.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";

export const vcpupinIgnored: DomainRule = {
  id: "domain/vcpupin-ignored",
  since: "0.1.0",
  severity: "warning",
  summary: "A pin for a vCPU that the guest does not have does nothing",
  references: ["https://libvirt.org/formatdomain.html#cpu-tuning"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "safe",
  about: ["vcpupin"],

  *check(domain) {
    const { document, vcpus } = domain;
    for (const { element, id, idWritten } of readPins(domain).vcpus) {
      if (id === undefined || idWritten === undefined || vcpus === undefined || id < vcpus) {
        continue;
      }
      const has = vcpus === 1 ? "has only vCPU 0" : `has vCPUs 0 to ${String(vcpus - 1)}`;
      yield reportOn(domain, "pinning", {
        span: idWritten.span,
        message: `There is no vCPU ${String(id)}: the guest ${has}, so libvirt takes this pin without a word and ignores it.`,
        fixes: [
          {
            title: `Remove the pin of vCPU ${String(id)}`,
            safety: "safe",
            effect: "restart",
            edits: [removeElement(document, element)],
          },
        ],
      });
    }
  },
};
