import { atLeast } from "../../catalog/versions.js";
import { hasOtherCpu, isX86 } from "../../domain/cpu.js";
import { isNotedAsEnlightened } from "../../domain/guest-os.js";
import { listed } from "../../domain/guest-wide.js";
import {
  addEnlightenments,
  addHostModel,
  readHyperV,
  recommendedEnlightenments,
} from "../../domain/hyperv.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const hypervMissing: DomainRule = {
  id: "domain/hyperv-missing",
  since: "0.1.0",
  severity: "warning",
  summary: "A Windows guest that lacks Hyper-V enlightenments",
  references: [
    "https://www.qemu.org/docs/master/system/i386/hyperv.html",
    "https://libvirt.org/formatdomain.html#hypervisor-features",
  ],
  cost: "exits that Windows could avoid",
  evidence: "documented",
  fix: "guest-visible",

  *check(domain, target) {
    if (domain.type !== "kvm" || !isX86(domain) || !isNotedAsEnlightened(domain)) return;
    const hyperv = readHyperV(domain);
    if (hyperv?.isCustom === false || hasOtherCpu(domain)) return;
    const lacking = recommendedEnlightenments.filter((name) => hyperv?.isOn(name) !== true);
    if (lacking.length === 0) return;
    const what =
      hyperv === undefined
        ? "no Hyper-V enlightenments"
        : `not all: ${listed(lacking)} ${lacking.length === 1 ? "is" : "are"} off`;
    yield reportOn(domain, "hyperv", {
      span: (hyperv?.element ?? domain.element).nameSpan,
      message: `The guest is Windows and has ${what}. With them it waits, tells the time and sends interrupts through KVM instead of emulated hardware.`,
      ...(!lacking.includes("synic") && !lacking.includes("stimer") && { severity: "information" }),
      fixes: [
        // Before, the value is refused, so nobody gets it who has not said that all hosts know it.
        ...(target.libvirt !== undefined && atLeast(target.libvirt, "11.9") && hyperv === undefined
          ? switchOn("all that the host has", addHostModel(domain))
          : []),
        ...switchOn(listed(lacking), addEnlightenments(domain, lacking)),
      ],
    });
  },
};

function switchOn(what: string, edits: Fix["edits"] | undefined): readonly Fix[] {
  if (edits === undefined) return [];
  return [
    {
      title: `Add ${what} (the guest sees another hypervisor interface)`,
      safety: "guest-visible",
      effect: "restart",
      edits,
    },
  ];
}
