import { atLeast } from "../../catalog/versions.js";
import { readCpu } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const cpuModeUnsupported: DomainRule = {
  id: "domain/cpu-mode-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "`host-passthrough` in a guest without KVM, which libvirt refuses",
  references: ["https://libvirt.org/formatdomain.html#cpu-model-and-topology"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "needs-care",
  about: ["cpu"],

  *check(domain, target) {
    const { mode } = readCpu(domain);
    const type = attributeOf(domain.element, "type");
    if (domain.type !== "qemu" || type === undefined || mode?.value !== "host-passthrough") return;
    yield reportOn(domain, "virt-type", {
      span: mode.span,
      message:
        "mode='host-passthrough' gives the guest the host's processor, and type='qemu' emulates one, so libvirt refuses the guest.",
      fixes: [
        {
          title: "Use type='kvm' (the host must have /dev/kvm and the guest's architecture)",
          safety: "needs-care",
          effect: "restart",
          edits: [{ span: type.span, newText: "kvm" }],
        },
        ...(atLeast(target.libvirt, "7.1")
          ? [
              {
                title: "Use mode='maximum' (the guest sees all that QEMU can emulate)",
                safety: "guest-visible" as const,
                effect: "restart" as const,
                edits: [{ span: mode.span, newText: "maximum" }],
              },
            ]
          : []),
      ],
    });
  },
};
