import { atLeast } from "../../catalog/versions.js";
import { listed } from "../../domain/guest-wide.js";
import { addEnlightenments, readHyperV, unmetNeeds } from "../../domain/hyperv.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const hypervDependencyMissing: DomainRule = {
  id: "domain/hyperv-dependency-missing",
  since: "0.1.0",
  severity: "error",
  summary: "A Hyper-V enlightenment without another one that it needs",
  references: [
    "https://www.qemu.org/docs/master/system/i386/hyperv.html",
    "https://libvirt.org/news.html",
  ],
  cost: "the guest is refused, or loses the enlightenment",
  evidence: "verified",
  fix: "guest-visible",
  about: ["hyperv"],

  *check(domain, target) {
    const hyperv = readHyperV(domain);
    if (hyperv?.isCustom !== true) return;
    const refuses = atLeast(target.libvirt, "11.9");
    for (const { lacking, name, place } of unmetNeeds(hyperv)) {
      const edits = addEnlightenments(domain, lacking) ?? [];
      yield reportOn(domain, "hyperv", {
        span: place.nameSpan,
        message: `The enlightenment ${name} needs ${listed(lacking)}, which ${lacking.length === 1 ? "is" : "are"} not on: ${refuses ? "libvirt refuses new domains with it since 11.9" : "libvirt takes that and leaves it to QEMU"}.`,
        ...(!refuses && { severity: "warning" }),
        fixes: [
          {
            title: `Add ${listed(lacking)} for ${name} (the guest sees another hypervisor interface)`,
            safety: "guest-visible",
            effect: "restart",
            edits,
          },
        ],
      });
    }
  },
};
